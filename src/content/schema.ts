import { z } from 'zod';
import { isDay } from '../site/environment.ts';
import { nameFault } from './names.ts';

const text = (what: string) =>
  z
    .union([z.string(), z.number()], { error: `${what}应是一段文字` })
    .transform((value) => String(value).normalize('NFC').trim())
    .refine((value) => value !== '', { error: `${what}是空的；应写上文字，或删去这一行` })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    .refine((value) => !/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/.test(value), {
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
  if (/[T ](?:2[4-9]|[3-9]\d|\d\d:[6-9]\d|\d\d:\d\d:(?:6[1-9]|[7-9]\d))/.test(text)) return text;
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

const slug = text('slug').superRefine((value, context) => {
  const reason = value.includes('/')
    ? '有 `/`，它只代替地址的最后一段；应写成如 gumbel-softmax'
    : nameFault(value);
  if (reason !== undefined) context.addIssue({ code: 'custom', message: `slug ${reason}` });
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
 * The known key that `key` is probably a slip of: another case or other marks between its words, or one edit (an
 * insertion, a removal, a change or a swap of neighbours) away in keys of four letters and more, two in long ones.
 */
export function nearKey(key: string): string | undefined {
  if (knownKeys.includes(key) || foreignKeys.has(key)) return undefined;
  return (
    knownKeys.find((known) => lettersOf(known) === lettersOf(key)) ??
    knownKeys.find((known) => key.length > 2 && known.length > 3 && editsBetween(known, key) === 1) ??
    knownKeys.find((known) => key.length > 7 && known.length > 7 && editsBetween(known, key) === 2)
  );
}

const lettersOf = (key: string) => key.toLowerCase().replace(/[-_\s]/g, '');

/** Edits that lead from one word to the other, a swap of neighbours being one. */
function editsBetween(a: string, b: string): number {
  const rows: number[][] = [];
  for (let i = 0; i <= a.length; i++) {
    const row: number[] = [i];
    for (let j = 1; j <= b.length; j++) {
      if (i === 0) {
        row.push(j);
        continue;
      }
      const at = (up: number, left: number) => rows[i - up]?.[j - left] ?? 0;
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(at(1, 0) + 1, (row[j - 1] ?? 0) + 1, at(1, 1) + same, swapped ? at(2, 2) + 1 : Infinity),
      );
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}
