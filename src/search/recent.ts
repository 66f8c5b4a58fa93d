/** Where a browser keeps texts between visits; it may refuse to. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The queries that led a reader somewhere, on this device only, latest first. */
export interface Recent {
  list: () => string[];
  add: (query: string) => void;
  clear: () => void;
}

const most = 6;

/**
 * Keeps queries in a store.
 * @param store finds the store; throws where the browser refuses it, and then nothing is kept
 * @param key the name under which they are kept
 */
export function recentIn(store: () => Store, key: string): Recent {
  const tried = <T>(task: () => T, otherwise: T): T => {
    try {
      return task();
    } catch {
      return otherwise;
    }
  };
  const list = () =>
    tried(() => {
      const kept: unknown = JSON.parse(store().getItem(key) ?? '[]');
      return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, most) : [];
    }, []);
  return {
    list,
    add: (query) => {
      const own = query.trim();
      if (own === '') return;
      const others = list().filter((one) => one !== own);
      tried(() => store().setItem(key, JSON.stringify([own, ...others].slice(0, most))), undefined);
    },
    clear: () => tried(() => store().removeItem(key), undefined),
  };
}
