/**
 * `npm run bench -- build`: processor time and memory of a build with its search index, all caches empty, beside other
 * generators that typeset the same formulas and colour the same code. They come from npm, into a scratch folder.
 * `BENCH_ARTICLES` sets how many articles (200), `BENCH_PEERS` which generators beside ours (`Eleventy,Hexo`; all).
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { perArticle, writtenArticles } from './build-articles.ts';
import { ownFiles, peers, writeAll } from './build-peers.ts';
import type { Peer } from './peer.ts';
import { costOf, type Cost } from './process-tree.ts';

const count = Number(process.env['BENCH_ARTICLES'] ?? 200);
const named = process.env['BENCH_PEERS']?.split(',');
const seed = 2026;

interface Row {
  name: string;
  cost: Pick<Cost, 'cpu' | 'peak' | 'wall'>;
  shown: Shown;
}

/** What the pages of a site show. */
interface Shown {
  articles: number;
  formulas: number;
  code: number;
}

/** Counts articles, typeset formulas and coloured code in the pages below a folder. */
function shownIn(folder: string): Shown {
  const shown: Shown = { articles: 0, formulas: 0, code: 0 };
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith('.html') || !/note-\d{5}/.test(join(entry.parentPath, entry.name))) continue;
    const html = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    const main = html.slice(html.indexOf('<h1'));
    shown.articles += 1;
    shown.formulas += main.match(/<math\b/g)?.length ?? 0;
    shown.code += main.match(/<pre\b[^>]*>(?:(?!<\/pre>)[\s\S])*?<span\b[\s\S]*?<\/pre>/g)?.length ?? 0;
  }
  return shown;
}

const sum = (costs: readonly Cost[]): Row['cost'] => ({
  cpu: costs.reduce((total, { cpu }) => total + cpu, 0),
  peak: Math.max(...costs.map(({ peak }) => peak)),
  wall: costs.reduce((total, { wall }) => total + wall, 0),
});

async function ofPeer(peer: Peer, root: string): Promise<Row> {
  const folder = join(root, peer.name.replace(/\W+/g, '-'));
  mkdirSync(folder);
  const manifest = { private: true, hexo: { version: '' } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const install = ['install', '--no-audit', '--no-fund', '--loglevel=error', ...peer.packages];
  const { status, stderr } = spawnSync('npm', install, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`it can't be installed: ${stderr.slice(-300)}`);
  writeAll(folder, peer.files(writtenArticles(count, seed)));
  const path = `${join(folder, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`;
  const costs: Cost[] = [];
  for (const command of peer.commands)
    costs.push(await costOf(command, folder, { PATH: path, ASTRO_TELEMETRY_DISABLED: '1' }));
  return { name: peer.name, cost: sum(costs), shown: shownIn(join(folder, peer.out)) };
}

/** Our own build, first with nothing in its caches, then after one article was edited. */
async function ofOurs(root: string): Promise<Row[]> {
  const folder = join(root, 'ours');
  writeAll(folder, ownFiles(writtenArticles(count, seed)));
  const env = {
    CONTENT_DIR: folder,
    OUT_DIR: join(root, 'ours-out'),
    TUIDAO_CACHE: join(root, 'ours-cache'),
    BUILD_DATE: '2026-02-01',
  };
  const build = async (name: string): Promise<Row> => {
    const cost = await costOf([process.execPath, 'src/build/cli.ts', 'build'], resolve('.'), env);
    return { name, cost, shown: shownIn(env.OUT_DIR) };
  };
  const cold = await build('this project');
  const edited = join(folder, 'articles/note-00000.md');
  writeFileSync(edited, `${readFileSync(edited, 'utf8')}\n又添了一句话，其中有 $x_{2026}$。\n`);
  return [cold, await build('this project, one article edited')];
}

const root = mkdtempSync(join(tmpdir(), 'tuidao-bench-build-'));
try {
  if (!existsSync('/proc/self/stat')) throw new Error('this bench reads /proc, which only Linux has');
  const rows = await ofOurs(root);
  const missing: string[] = [];
  for (const peer of peers) {
    if (named !== undefined && !named.some((name) => peer.name.startsWith(name))) continue;
    try {
      rows.push(await ofPeer(peer, root));
    } catch (error) {
      missing.push(`${peer.name}: ${(error as Error).message}`);
    }
  }
  const wanted = count * (perArticle.inline + perArticle.display);
  console.log(
    `${count} articles with ${wanted} formulas and ${count * perArticle.code} pieces of code, Node ${process.version}, ${cpus()[0]?.model ?? ''}, ${new Date().toISOString().slice(0, 10)}`,
  );
  const [ours] = rows;
  console.log('| | CPU (s) | to ours | wall (s) | peak (MB) | to ours | articles | formulas | code |');
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
  for (const { name, cost, shown } of rows) {
    const ratio = (of: 'cpu' | 'peak') => `${(cost[of] / (ours?.cost[of] ?? 1)).toFixed(2)} ×`;
    const figures = [
      cost.cpu.toFixed(1),
      ratio('cpu'),
      cost.wall.toFixed(1),
      Math.round(cost.peak),
      ratio('peak'),
    ];
    console.log(`| ${[name, ...figures, shown.articles, shown.formulas, shown.code].join(' | ')} |`);
  }
  for (const line of missing) console.log(`not measured: ${line}`);
} finally {
  rmSync(root, { recursive: true, force: true });
}
