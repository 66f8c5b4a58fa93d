import { join, relative } from 'node:path';
import { dev, type AstroIntegration } from 'astro';
import { checkContent } from '../check/check.ts';
import { formatFault, type Fault } from '../content/fault.ts';
import { devIndex } from '../search/dev-server.ts';
import type { Environment } from '../site/environment.ts';
import type { Kept } from '../site/library.ts';
import { undrawn } from '../site/markdown.ts';
import { createUrls } from '../site/urls.ts';

/** What the server and the page say to each other. */
const events = { ask: 'faults:ask', list: 'faults:list' };

interface Server {
  port: number;
  host: string;
}

/** Serves the site while it is written; each save is checked, its faults shown in the terminal and in the page. */
export async function startDev(environment: Environment, server: Server): Promise<void> {
  await dev({ server, integrations: [faultReports(environment)] });
}

function faultReports(environment: Environment): AstroIntegration {
  return {
    name: 'fault-reports',
    hooks: {
      'astro:config:setup': ({ injectScript }) => {
        const given = JSON.stringify(events);
        injectScript('page', `import { listen } from '/src/client/page-faults.ts'; listen(${given});`);
      },
      'astro:server:setup': ({ server }) => {
        const remembered = new Map<string, Kept>();
        let last: Fault[] = [];
        let pages: { text: string; url: string | undefined }[] = [];
        const check = async () => {
          const { faults, articles } = await checkContent(environment, undrawn, remembered);
          console.log(reportOf(last, faults, articles.length));
          const urls = createUrls(environment.basePath);
          const byPath = new Map(articles.map(({ path, slug }) => [path, urls.article(slug)]));
          last = faults;
          pages = faults.map((fault) => ({ text: formatFault(fault), url: byPath.get(fault.path) }));
          server.ws.send(events.list, pages);
        };
        const checkAgain = oneAtATime(check);
        const index = devIndex(environment, join(process.cwd(), '.cache/dev-search'));
        server.middlewares.use(index.answer);
        server.ws.on(events.ask, (_, client) => client.send(events.list, pages));
        server.watcher.add(environment.contentDir);
        server.watcher.on('all', (_, file) => {
          const path = relative(environment.contentDir, file);
          if (path.startsWith('..') || /(?:^|\/)\./.test(path)) return;
          index.outdate();
          void checkAgain();
        });
        void checkAgain();
      },
    },
  };
}

/** Runs a task again after it has ended, once, however often it was asked for meanwhile. */
function oneAtATime(task: () => Promise<void>): () => Promise<void> {
  let [isRunning, isWanted] = [false, false];
  return async () => {
    isWanted = true;
    if (isRunning) return;
    isRunning = true;
    try {
      while (isWanted) {
        isWanted = false;
        await task();
      }
    } finally {
      isRunning = false;
    }
  };
}

/** What the terminal says after a save: faults that are new, how many are gone, how many there are. */
export function reportOf(before: readonly Fault[], now: readonly Fault[], articles: number): string {
  const known = new Set(before.map(formatFault));
  const there = new Set(now.map(formatFault));
  const fresh = [...there].filter((line) => !known.has(line));
  const gone = [...known].filter((line) => !there.has(line)).length;
  const errors = now.filter(({ severity }) => severity === 'error').length;
  return [
    ...fresh,
    ...(gone > 0 ? [`少了 ${gone} 处`] : []),
    `检查了 ${articles} 篇文章：${errors} 处错误，${now.length - errors} 处警告`,
  ].join('\n');
}
