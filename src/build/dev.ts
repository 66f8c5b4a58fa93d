import { join, relative } from 'node:path';
import { dev, type AstroIntegration } from 'astro';
import { formatFault, type Fault } from '../content/fault.ts';
import { devIndex } from '../search/dev-server.ts';
import type { Environment } from '../site/environment.ts';
import type { Report } from './check-thread.ts';
import { createChecker } from './checker.ts';
import { devPictures } from './dev-pictures.ts';

/** What the server and the page say to each other. */
const events = { ask: 'faults:ask', list: 'faults:list' };

/** Milliseconds until the first check, about as long as the first page takes. */
const patience = 8000;

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
        const check = createChecker(environment);
        let last: Fault[] = [];
        let shown: { text: string; url: string | undefined }[] = [];
        const show = ({ faults, articles, pages }: Report) => {
          console.log(reportOf(last, faults, articles));
          last = faults;
          shown = faults.map((fault) => ({ text: formatFault(fault), url: pages.get(fault.path) }));
          server.ws.send(events.list, shown);
        };
        let latest: Promise<Report> | undefined;
        const checkAgain = (): Promise<Report> => {
          const next = check();
          // A save during a check waits for the same result as the save before it.
          if (next !== latest) next.then(show, console.error);
          latest = next;
          return next;
        };
        const report = (): Promise<Report> => latest ?? checkAgain();
        // At once: by itself Astro waits half a second, and keeps until then what pages were given. The event is
        // Astro's own and in no documentation; the tests of `dev` fail where it means nothing any more.
        const showAgain = () => {
          const { client, ...others } = server.environments;
          for (const { hot } of Object.values(others)) hot.send('astro:content-changed', {});
          client.hot.send({ type: 'full-reload', path: '*' });
        };
        const index = devIndex(environment, join(process.cwd(), '.cache/dev-search'));
        server.middlewares.use(index.answer);
        server.middlewares.use(devPictures(environment.basePath, report));
        server.ws.on(events.ask, (_, client) => client.send(events.list, shown));
        server.watcher.add(environment.contentDir);
        server.watcher.on('all', (_, file) => {
          const path = relative(environment.contentDir, file);
          if (path.startsWith('..') || /(?:^|\/)\./.test(path)) return;
          index.outdate();
          showAgain();
          void checkAgain();
        });
        // The first page goes first; where nobody asks for one, the terminal waits no longer than for one.
        const begin = setTimeout(report, patience).unref();
        server.middlewares.use((_, response, next) => {
          if (latest === undefined)
            response.once('finish', () => {
              clearTimeout(begin);
              void report();
            });
          next();
        });
      },
    },
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
