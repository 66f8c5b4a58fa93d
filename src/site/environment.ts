import { resolve } from 'node:path';
import { config, type SiteConfig } from './config.ts';

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
  /** Other sites from which pages may load pictures. */
  imageOrigins: readonly string[];
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

type Settings = Pick<SiteConfig, 'url' | 'imageOrigins' | 'codeMath' | 'sentenceDisplay'>;

/**
 * Reads the environment variables of the contract (README, "Environment").
 * @param settings what holds where a variable is not given
 * @throws UsageError for a value that means nothing
 */
export function readEnvironment(variables: Variables, settings: Settings = config): Environment {
  const contentName = variables['CONTENT_DIR'] ?? 'content';
  const siteUrl = originOf(variables['SITE_URL'], settings.url);
  const foreign = settings.imageOrigins.find((origin) => !isOrigin(origin, ['https:']));
  if (foreign !== undefined)
    throw new UsageError(
      `src/site/config.ts 的 imageOrigins 里 ${foreign} 不能用；应只写协议和域名，如 https://img.example.org`,
    );
  const outDir = variables['OUT_DIR'] ?? 'dist';
  if (outDir.trim() === '') throw new UsageError('OUT_DIR 是空的；应是放网站的文件夹，如 dist');
  const buildDate = variables['BUILD_DATE'];
  if (buildDate === undefined || !isDay(buildDate)) {
    throw new UsageError(`BUILD_DATE=${buildDate ?? ''} 不是日期；应写成 YYYY-MM-DD`);
  }
  return {
    contentDir: resolve(contentName),
    contentName,
    outDir: resolve(outDir),
    siteUrl,
    basePath: basePathOf(variables['BASE_PATH'] ?? ''),
    buildDate,
    drafts: variables['TUIDAO_DRAFTS'] === '1',
    lenient: variables['TUIDAO_LENIENT'] === '1',
    imageOrigins: settings.imageOrigins,
    dialect: {
      codeMath: choice(variables, 'CODE_MATH', ['0', '1'], settings.codeMath ? '1' : '0') === '1',
      sentenceDisplay:
        choice(variables, 'SENTENCE_DISPLAY', ['display', 'inline'], settings.sentenceDisplay) === 'display',
    },
  };
}

/** Whether an address is the origin of a site, `https://example.org`, and nothing more. */
export const isOrigin = (text: string, protocols: readonly string[] = ['http:', 'https:']): boolean => {
  const url = URL.parse(text);
  return url !== null && protocols.includes(url.protocol) && url.href === `${url.origin}/`;
};

/** The origin of the site, from its variable or from the config. */
function originOf(given: string | undefined, otherwise: string): string {
  const name = given === undefined ? 'src/site/config.ts 的 url' : 'SITE_URL';
  const text = given ?? otherwise;
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new UsageError(`${name}=${text} 不是网址；应写成 https://example.org`);
  if (!isOrigin(text)) {
    const path = url.pathname.replace(/\/+$/, '');
    const advice = path === '' ? '' : `，路径写进 BASE_PATH=${path}`;
    throw new UsageError(`${name}=${text} 不只是协议和域名；应写成 ${url.origin}${advice}`);
  }
  return url.origin;
}

/** `kb/` → `/kb`. */
function basePathOf(given: string): string {
  const path = given.replace(/^\/+|\/+$/g, '');
  if (path === '') return '';
  if (!path.split('/').every((part) => /^[\w~-][\w.~-]*$/.test(part)))
    throw new UsageError(
      `BASE_PATH=${given} 不能用；应只有字母、数字、\`-\`、\`_\`、\`.\`、\`~\` 和 \`/\`，如 /kb`,
    );
  return `/${path}`;
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
