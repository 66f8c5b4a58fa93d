import { resolve } from 'node:path';
import { config } from './config.ts';

/** What the environment decides: where words come from, where pages go, and what day it is. */
export interface Environment {
  /** Absolute path of the content folder, and the same as its author gave it. */
  contentDir: string;
  contentName: string;
  /** Absolute path of the finished site. */
  outDir: string;
  /** Origin of the site, without a slash at the end. */
  siteUrl: string;
  /** Path of the site below its origin: empty, or `/kb`. */
  basePath: string;
  /** The day of the build, `YYYY-MM-DD`: what is later is not published. */
  buildDate: string;
  /** Drafts and future articles are shown too (only while writing). */
  drafts: boolean;
  /** Faults are listed, yet everything is published as far as it can be read. */
  lenient: boolean;
  /** Which of the dialects that exclude one another the articles are written in. */
  dialect: Dialect;
}

export interface Dialect {
  /** `` `$x$` `` is a formula. */
  codeMath: boolean;
  /** `$$x$$` inside a sentence is a display. */
  sentenceDisplay: boolean;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Wrong use of a command or of a variable: exit code 2. */
export class UsageError extends Error {}

/**
 * Reads the environment variables of the contract (README, "Environment").
 * @throws UsageError for a value that means nothing
 */
export function readEnvironment(variables: Variables): Environment {
  const contentName = variables['CONTENT_DIR'] ?? 'content';
  const siteUrl = (variables['SITE_URL'] ?? config.url).replace(/\/+$/, '');
  if (!URL.canParse(siteUrl))
    throw new UsageError(`SITE_URL=${siteUrl} 不是网址；应写成 https://example.org`);
  const buildDate = variables['BUILD_DATE'];
  if (buildDate === undefined || !isDay(buildDate)) {
    throw new UsageError(`BUILD_DATE=${buildDate ?? ''} 不是日期；应写成 YYYY-MM-DD`);
  }
  const path = (variables['BASE_PATH'] ?? '').replace(/^\/+|\/+$/g, '');
  return {
    contentDir: resolve(contentName),
    contentName,
    outDir: resolve(variables['OUT_DIR'] ?? 'dist'),
    siteUrl,
    basePath: path === '' ? '' : `/${path}`,
    buildDate,
    drafts: variables['TUIDAO_DRAFTS'] === '1',
    lenient: variables['TUIDAO_LENIENT'] === '1',
    dialect: {
      codeMath: choice(variables, 'CODE_MATH', ['0', '1'], config.codeMath ? '1' : '0') === '1',
      sentenceDisplay:
        choice(variables, 'SENTENCE_DISPLAY', ['display', 'inline'], config.sentenceDisplay) === 'display',
    },
  };
}

function choice(variables: Variables, name: string, values: readonly string[], otherwise: string): string {
  const value = variables[name] ?? otherwise;
  if (values.includes(value)) return value;
  throw new UsageError(`${name}=${value} 没有意义；应是 ${values.join(' 或 ')}`);
}

/** Whether a text is a day that exists, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.toISOString().startsWith(text);
}

/** The calendar day of an instant in a time zone, as `YYYY-MM-DD`. */
export function dayIn(timeZone: string, instant: Date): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).formatToParts(instant);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}
