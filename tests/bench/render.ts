/** `npm run bench -- render`: CPU time and size of rendered articles beside remark-math and rehype-katex. */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';

interface Measured {
  cpu: number;
  bytes: number;
  brotli: number;
  formulas: number;
}

const count = 200;
const rounds = 3;

function once(way: string, formulas: string): Measured {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['tests/bench/render-once.ts', way, String(count), formulas],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Measured;
}

/** The quickest of a few rounds, the two ways taking turns. */
function measure(formulas: string): Record<'plain' | 'own', Measured> {
  const best: Partial<Record<'plain' | 'own', Measured>> = {};
  for (let round = 0; round < rounds; round++) {
    for (const way of ['plain', 'own'] as const) {
      const measured = once(way, formulas);
      if (measured.cpu < (best[way]?.cpu ?? Number.POSITIVE_INFINITY)) best[way] = measured;
    }
  }
  return best as Record<'plain' | 'own', Measured>;
}

const full = measure('formulas');
const bare = measure('words');
const row = (name: string, ...cells: (string | number)[]) =>
  console.log(`| ${[name, ...cells].join(' | ')} |`);
const formulaCpu = (way: 'plain' | 'own') => Math.max(1, full[way].cpu - bare[way].cpu);

console.log(
  `${count} articles, ${full.own.formulas} formulas, Node ${process.version}, ${cpus()[0]?.model ?? ''}`,
);
row('', 'remark-math + rehype-katex', 'this project', 'ratio');
row('---', '---', '---', '---');
row(
  'CPU, whole article (ms)',
  Math.round(full.plain.cpu),
  Math.round(full.own.cpu),
  ratio(full.plain.cpu, full.own.cpu),
);
row(
  'CPU, formulas alone (ms)',
  Math.round(formulaCpu('plain')),
  Math.round(formulaCpu('own')),
  ratio(formulaCpu('plain'), formulaCpu('own')),
);
row(
  'HTML and its styles (KB)',
  kb(full.plain.bytes),
  kb(full.own.bytes),
  ratio(full.plain.bytes, full.own.bytes),
);
row(
  'the same, Brotli (KB)',
  kb(full.plain.brotli),
  kb(full.own.brotli),
  ratio(full.plain.brotli, full.own.brotli),
);
if (full.plain.formulas !== full.own.formulas) throw new Error('the two ways do not show the same formulas');

function ratio(a: number, b: number): string {
  return `${(a / b).toFixed(2)} ×`;
}

function kb(bytes: number): number {
  return Math.round(bytes / 1024);
}
