import { strings } from '../site/strings.ts';

/** A line of the check, and the page of the article that it speaks of. */
interface PageFault {
  text: string;
  url?: string | undefined;
}

/** Shows, while an article is written, its faults over the page; they go when they are mended. */
function show(faults: readonly PageFault[]): void {
  document.querySelector('[data-faults]')?.remove();
  const here = faults.filter(({ url }) => url === decodeURI(location.pathname) || url === location.pathname);
  if (faults.length === 0) return;
  const box = document.createElement('aside');
  box.dataset['faults'] = '';
  box.className = 'faults';
  box.setAttribute('role', 'status');
  const [title, list] = [document.createElement('p'), document.createElement('ul')];
  title.textContent =
    here.length === 0 ? strings.article.faultsElsewhere(faults.length) : strings.article.faults;
  for (const { text } of here) {
    const item = document.createElement('li');
    item.textContent = text;
    list.append(item);
  }
  box.append(title, list);
  Object.assign(box.style, {
    position: 'fixed',
    insetInline: '0',
    insetBlockEnd: '0',
    zIndex: '99',
    maxBlockSize: '40vh',
    overflow: 'auto',
    padding: '0.6rem 1.2rem',
    background: 'Canvas',
    color: 'CanvasText',
    borderBlockStart: '3px solid #c0392b',
  });
  document.body.append(box);
}

/** Shows the faults that the server tells of, now and after each save. */
export function listen({ ask, list }: { ask: string; list: string }): void {
  import.meta.hot?.on(list, show);
  import.meta.hot?.send(ask);
}
