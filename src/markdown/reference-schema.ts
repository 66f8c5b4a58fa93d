import { z } from 'zod';

const example = {
  author: '[{"family": "王", "given": "小明"}, {"literal": "某机构"}]',
  issued: '{"date-parts": [[2020]]}',
};

const text = (what: string) =>
  z
    .string({ error: `${what} 不是文字；应写成放在双引号里的文字` })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    .refine((value) => !/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/.test(value), {
      error: `${what} 里有控制字符；应删去，反斜杠应写成 \`\\\\\``,
    });

const number = (what: string, sample: string) =>
  z.union([text(what), z.number()], { error: `${what} 不是文字，也不是数；应写成如 ${sample}` });

/** Without the keys that say nothing: null, or no text. */
function filled(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const says = (one: unknown) => one !== null && !(typeof one === 'string' && one.trim() === '');
  return Object.fromEntries(Object.entries(value).filter(([, one]) => says(one)));
}

const name = z.preprocess(
  (value) => filled(typeof value === 'string' ? { literal: value } : value),
  z
    .object(
      {
        family: text('family').optional(),
        given: text('given').optional(),
        literal: text('literal').optional(),
      },
      { error: `author 里的这一项不是人名；应写成如 ${example.author}` },
    )
    .refine(({ family, literal }) => family !== undefined || literal !== undefined, {
      error: `author 里的这一项没有 family，也没有 literal；应写成如 ${example.author}`,
    }),
);

/** `2020`, and the year in `2020-01` and `Spring 2020`. */
function yearIn(value: unknown): number | string | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  return /^\s*(-?\d{1,4})\s*$/.exec(value)?.[1] ?? /(?<!\d)\d{4}(?!\d)/.exec(value)?.[0];
}

/** The date that CSL writes as numbers, or as a text; `null` where it is left open, as Crossref leaves it. */
function yearOf(value: unknown): number | string | null | undefined {
  if (typeof value !== 'object' || value === null) return yearIn(value);
  if (!('date-parts' in value)) {
    if ('raw' in value) return yearIn(value.raw);
    return 'literal' in value ? yearIn(value.literal) : undefined;
  }
  const parts: unknown = value['date-parts'];
  const first: unknown = Array.isArray(parts) ? (parts[0] ?? []) : undefined;
  if (!Array.isArray(first)) return undefined;
  return (first[0] ?? '') === '' ? null : yearIn(first[0]);
}

const issued = z.unknown().transform((value, context) => {
  const year = yearOf(value);
  if (year === undefined) {
    const message = `issued 里没有读得懂的年份；应写成如 ${example.issued} 或 "2020-01"，没有就删去`;
    context.addIssue({ code: 'custom', message });
  }
  return { 'date-parts': typeof year === 'number' || typeof year === 'string' ? [[year]] : [] };
});

/** A work in `references.json`: CSL-JSON, with `arxiv` beside it. Other keys are left out. */
export const referenceSchema = z.preprocess(
  filled,
  z.object(
    {
      id: text('id'),
      title: text('title'),
      author: z
        .preprocess(
          (value) => (typeof value === 'string' ? [value] : value),
          z.array(name, { error: `author 不是列表；应写成如 ${example.author}` }),
        )
        .optional(),
      'container-title': text('container-title').optional(),
      publisher: text('publisher').optional(),
      volume: number('volume', '29').optional(),
      issue: number('issue', '5').optional(),
      page: number('page', '"1189-1232"').transform(String).optional(),
      issued: issued.optional(),
      DOI: text('DOI').optional(),
      URL: text('URL').optional(),
      arxiv: text('arxiv').optional(),
    },
    { error: '不是一条文献；应写成 {"id": "…", "title": "…"}' },
  ),
);

export type Reference = z.infer<typeof referenceSchema>;
