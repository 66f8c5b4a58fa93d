import { z } from 'zod';
import { isDay } from '../site/environment.ts';

const text = (what: string) =>
  z
    .union([z.string(), z.number()], { error: `${what}应是一段文字` })
    .transform((value) => String(value).normalize('NFC').trim())
    .refine((value) => value !== '', { error: `${what}是空的；应写上文字，或删去这一行` })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    .refine((value) => !/[\u0000-\u0008\u000B-\u001F\u007F]/.test(value), {
      error: `${what}里有控制字符；应删去`,
    });

/** A name that becomes part of an address. */
const name = (what: string) =>
  text(what).refine((value) => !/[/,?#\\]/.test(value), {
    error: `${what}里有 \`/\`、\`,\`、\`?\`、\`#\` 或 \`\\\`；它要写进网址，应换一个写法`,
  });

/** `2026/1/5 08:00` → `2026-01-05`: the day as written, whatever follows it. */
function dayOf(value: string | number): string {
  const text = String(value).trim();
  const [, year, month = '', date = ''] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}

const day = z
  .union([z.string(), z.number()], { error: '日期应写成 YYYY-MM-DD' })
  .transform(dayOf)
  .refine(isDay, { error: '没有这一天；日期应写成 YYYY-MM-DD，且确有其日' });

/** A list, or the same as one string with commas. */
const list = <T extends z.ZodType>(item: T, what: string) =>
  z.preprocess(
    (value) =>
      typeof value === 'string'
        ? value
            .split(/[,，、]/)
            .map((part) => part.trim())
            .filter((part) => part !== '')
        : (value ?? []),
    z.array(item, { error: `${what}应是列表，如 [甲, 乙]` }),
  );

const slug = text('slug').refine((value) => !/[/?#\\]/.test(value), {
  error: 'slug 里不能有 `/`、`?`、`#`、`\\`；应写成如 gumbel-softmax',
});

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);

/** The front matter of an article. Every key is optional; unknown keys are ignored. */
export const frontmatterSchema = z.object({
  /** Else the first `#` heading, else the file's name. */
  title: text('title').optional(),
  /** The calendar day of publication; else the date in the file's name. */
  date: day.optional(),
  updated: day.optional(),
  /** Replaces the last part of the address. */
  slug: slug.optional(),
  /** Old addresses that still lead here. */
  redirect_from: list(text('redirect_from'), 'redirect_from').default([]),
  /** One or two sentences for lists; may hold `$formulas$`. */
  summary: text('summary').optional(),
  category: name('category').optional(),
  categories: z.preprocess(first, name('categories').optional()),
  tags: list(name('标签'), 'tags').default([]),
  author: z.preprocess(first, text('author').optional()),
  draft: z.boolean({ error: 'draft 应是 true 或 false' }).default(false),
  series: z
    .preprocess(
      (value) =>
        typeof value === 'string' ? { id: value } : Array.isArray(value) ? { id: first(value) } : value,
      z.object(
        { id: name('series.id'), order: z.number({ error: 'series.order 应是数' }).default(0) },
        { error: 'series 应写成 {id: 名称, order: 1}' },
      ),
    )
    .optional(),
  prerequisites: list(text('prerequisites'), 'prerequisites').default([]),
  related: list(text('related'), 'related').default([]),
  /** Synonyms by which search finds the article. */
  aliases: list(text('aliases'), 'aliases').default([]),
  level: text('level').optional(),
  /** TeX macros of this article: `{'\\R': '\\mathbb{R}'}`. */
  macros: z.record(z.string(), z.string(), { error: 'macros 应写成 {"\\\\R": "\\\\mathbb{R}"}' }).default({}),
});

export type FrontmatterData = z.infer<typeof frontmatterSchema>;

export const knownKeys: readonly string[] = Object.keys(frontmatterSchema.shape);

/** Keys that other generators know: not slips of ours. */
const foreignKeys = new Set([
  'layout',
  'lang',
  'dates',
  'data',
  'titles',
  'type',
  'level2',
  'image',
  'cover',
]);

/**
 * The known key that `key` is probably a slip of: another case, or one edit (an insertion, a removal, a change or
 * a swap of neighbours) away in keys of four letters and more.
 */
export function nearKey(key: string): string | undefined {
  if (knownKeys.includes(key) || foreignKeys.has(key)) return undefined;
  return knownKeys.find(
    (known) =>
      known === key.toLowerCase() || (key.length > 3 && known.length > 3 && oneEditApart(known, key)),
  );
}

function oneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const swapped = a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
  return (
    swapped ||
    a.slice(i + 1) === b.slice(i + 1) ||
    a.slice(i + 1) === b.slice(i) ||
    a.slice(i) === b.slice(i + 1)
  );
}
