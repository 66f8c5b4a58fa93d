import type { Reference } from './reference-schema.ts';

export interface ReferenceParts {
  lead: string;
  title: string;
  tail: string;
  links: { text: string; url: string }[];
}

/** The parts of a reference in the site's one style: authors (year). *title*. venue, volume(issue): pages. */
export function referenceParts(reference: Reference): ReferenceParts {
  const names = (reference.author ?? []).map(
    ({ family = '', given, literal }) =>
      literal ?? (given === undefined ? family : `${family}, ${initials(given)}`),
  );
  const shown = names.length > 6 ? [...names.slice(0, 5), 'et al.'] : names;
  const year = reference.issued?.['date-parts']?.[0]?.[0];
  const issue = reference.issue === undefined ? '' : `(${reference.issue})`;
  const volume = reference.volume === undefined ? '' : `, ${reference.volume}${issue}`;
  const pages = reference.page === undefined ? '' : `: ${reference.page.replace('-', '–')}`;
  const venue = reference['container-title'] ?? reference.publisher;
  const links = [
    ...(reference.DOI === undefined ? [] : [{ text: 'DOI', url: `https://doi.org/${reference.DOI}` }]),
    ...(reference.arxiv === undefined
      ? []
      : [{ text: `arXiv:${reference.arxiv}`, url: `https://arxiv.org/abs/${reference.arxiv}` }]),
    ...(reference.URL === undefined ? [] : [{ text: '链接', url: reference.URL }]),
  ];
  return {
    lead: `${shown.join('; ')}${year === undefined ? '' : ` (${year})`}. `,
    title: reference.title,
    tail: venue === undefined ? '.' : `. ${venue}${volume}${pages}.`,
    links,
  };
}

const initials = (given: string) =>
  given
    .split(/[\s.]+/)
    .filter((part) => part !== '')
    .map((part) =>
      part
        .split('-')
        .map((piece) => `${piece[0] ?? ''}.`)
        .join('-'),
    )
    .join(' ');
