/** What a reader needs to cite a page. */
export interface Citation {
  /** Part of the key, unique within the site. */
  slug: string;
  title: string;
  author: string;
  /** Name of the site. */
  site: string;
  /** Absolute address. */
  url: string;
  /** Calendar day of the latest change, `YYYY-MM-DD`; undefined: undated. */
  date: string | undefined;
}

/** An entry `@online` of BibLaTeX, which BibTeX's styles read too (they take `year`). */
export function bibtex({ slug, title, author, site, url, date }: Citation): string {
  const fields = [
    ['author', `{${texText(author)}}`],
    ['title', `{${texText(title)}}`],
    ['organization', texText(site)],
    ...(date === undefined
      ? []
      : [
          ['date', date],
          ['year', date.slice(0, 4)],
        ]),
    ['url', url],
    ['langid', 'chinese'],
  ];
  const lines = fields.map(([name, value]) => `  ${name} = {${value}},`);
  return [`@online{${slug.replace(/[^\p{L}\p{N}_-]+/gu, '-')},`, ...lines, '}'].join('\n');
}

/** A text for TeX: what TeX would read as a command stands for itself. */
function texText(text: string): string {
  return text.replace(/[\\{}%&#_$^~]/g, (character) => special[character] ?? `\\${character}`);
}

const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};
