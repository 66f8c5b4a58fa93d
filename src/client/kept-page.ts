/** A page that can be read without a network. */
export interface KeptPage {
  address: string;
  /** As HTML. */
  title: string;
}

/** The title of a page, as HTML. */
export const titleOf = (html: string): string => /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '';

/** A kept page with what the page for times without a network has for it: a note that it may be old. */
export function withNote(html: string, offlinePage: string): string {
  const note = /<template data-note>([\s\S]*?)<\/template>/.exec(offlinePage)?.[1] ?? '';
  return html.replace('<main', () => `${note}<main`);
}

/** The page for times without a network, with a list of what can be read. */
export function withList(offlinePage: string, kept: readonly KeptPage[]): string {
  const items = kept.map(({ address, title }) => `<li><a href="${address}">${title}</a></li>`).join('');
  return offlinePage.replace(/(<ul[^>]* data-kept[^>]*>)[\s\S]*?(?=<\/ul>)/, (all, start: string) =>
    items === '' ? all : start + items,
  );
}
