import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

interface Arrow {
  from: string;
  /** What a file there may import, and what it may not. */
  allowed: string[];
  forbidden: string[];
}

/** The import arrows, folder by folder. Every folder of `src/` is here. */
const arrows: Arrow[] = [
  {
    from: 'src/math/planted.ts',
    allowed: ['./random.ts'],
    forbidden: ['../formula/x.ts', 'd3-scale', 'node:fs'],
  },
  {
    from: 'src/formula/planted.ts',
    allowed: ['./x.ts', 'katex'],
    forbidden: ['../math/x.ts', '../site/config.ts'],
  },
  {
    from: 'src/markdown/planted.ts',
    allowed: ['../formula/render.ts', './place.ts', 'unified'],
    forbidden: ['../site/config.ts', '../content/x.ts', '../figures/registry.ts', './../site/urls.ts'],
  },
  {
    from: 'src/content/planted.ts',
    allowed: ['../site/urls.ts', '../site/environment.ts', './article.ts', 'zod'],
    forbidden: ['../site/site.ts', '../markdown/x.ts', '../formula/x.ts', '../figures/names.ts'],
  },
  {
    from: 'src/site/urls.ts',
    allowed: ['./config.ts', './strings.ts'],
    forbidden: ['./site.ts', '../content/article.ts', '../markdown/x.ts'],
  },
  {
    from: 'src/site/planted.ts',
    allowed: [
      '../content/x.ts',
      '../markdown/x.ts',
      '../formula/x.ts',
      '../figures/static.tsx',
      './urls.ts',
      'sharp',
    ],
    forbidden: [
      '../search/x.ts',
      '../check/check.ts',
      '../build/x.ts',
      '../components/X.astro',
      '../layouts/X.astro',
    ],
  },
  {
    from: 'src/figures/planted.tsx',
    allowed: ['../math/x.ts', './figure.ts', 'preact'],
    forbidden: ['../site/strings.ts', '../content/x.ts', '../markdown/x.ts'],
  },
  {
    from: 'src/figures/planted/view.tsx',
    allowed: ['./model.ts', '../axis.tsx', '../../math/x.ts', 'd3-scale'],
    forbidden: ['../../site/strings.ts', '../../content/x.ts', '../gumbel-race/model.ts'],
  },
  {
    from: 'src/figures/planted/model.ts',
    allowed: ['../../math/x.ts'],
    forbidden: ['./view.tsx', '../figure.ts', 'preact', 'd3-scale', '../../site/config.ts'],
  },
  {
    from: 'src/search/planted.ts',
    allowed: ['../content/x.ts', '../site/x.ts', '../markdown/x.ts', 'pagefind'],
    forbidden: ['../build/x.ts', '../check/check.ts', '../pages/x.ts', '../figures/registry.ts'],
  },
  {
    from: 'src/check/planted.ts',
    allowed: ['../site/library.ts', '../content/x.ts', '../markdown/x.ts'],
    forbidden: ['../build/x.ts', '../search/x.ts', '../figures/x.ts'],
  },
  {
    from: 'src/components/Planted.astro',
    allowed: ['../site/urls.ts', '../content/article.ts', './Card.astro'],
    forbidden: ['../markdown/render.ts', '../formula/x.ts', '../layouts/Page.astro', '../figures/static.tsx'],
  },
  {
    from: 'src/layouts/Planted.astro',
    allowed: [
      '../components/Card.astro',
      '../site/site.ts',
      '../content/x.ts',
      '../styles/a.css',
      '../styles/a.css?url',
      './Page.astro',
    ],
    forbidden: ['../pages/x.ts', '../markdown/x.ts', '../check/check.ts', '../build/x.ts'],
  },
  {
    from: 'src/client/planted.ts',
    allowed: ['./theme.ts', '../search/client.ts', '../site/urls.ts', '../styles/a.css?url'],
    forbidden: ['../site/site.ts', '../content/x.ts', '../markdown/x.ts'],
  },
  {
    from: 'src/pages/planted/[x].astro',
    allowed: ['../../layouts/Page.astro', '../../site/site.ts', '../../content/x.ts', '../../search/x.ts'],
    forbidden: ['../../markdown/x.ts', '../../check/check.ts', '../../build/x.ts', '../../math/x.ts'],
  },
  {
    from: 'src/build/planted.ts',
    allowed: ['../check/check.ts', '../content/x.ts', '../search/index.ts', '../site/x.ts', 'astro'],
    forbidden: ['../markdown/x.ts', '../figures/x.ts', '../pages/x.ts', '../formula/x.ts'],
  },
  { from: 'src/planted.ts', allowed: ['./site/config.ts'], forbidden: ['../tests/x.ts'] },
];

const folder = mkdtempSync(join(tmpdir(), 'tuidao-arrows-'));
const refused = new Set<string>();

function plant(path: string, imports: readonly string[]): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  const script = imports.map((name) => `import '${name}';`).join('\n');
  writeFileSync(
    join(folder, path),
    path.endsWith('.astro') ? `---\n${script}\n---\n<p>a</p>\n` : `${script}\n`,
  );
}

/** Runs the linter with the project's settings over the planted files. */
function lint(): { category: string; location: { path: string; start: { line: number } } }[] {
  cpSync('biome.json', join(folder, 'biome.json'));
  const biome = resolve('node_modules/.bin/biome');
  const args = ['lint', '--reporter=json', '--max-diagnostics=none', '.'];
  const { stdout, stderr } = spawnSync(biome, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 });
  if (!stdout.startsWith('{')) throw new Error(`${stdout}${stderr}`);
  return JSON.parse(stdout).diagnostics;
}

const toTests = ({ from }: Arrow) => `${'../'.repeat(from.split('/').length - 1)}tests/planted.ts`;

beforeAll(() => {
  for (const arrow of arrows) plant(arrow.from, [...arrow.allowed, ...arrow.forbidden, toTests(arrow)]);
  plant('src/site/a.ts', ['./b.ts']);
  plant('src/site/b.ts', ['./a.ts']);
  writeFileSync(join(folder, 'src/site/a.ts'), "import { b } from './b.ts';\nexport const a = () => b;\n");
  writeFileSync(join(folder, 'src/site/b.ts'), "import { a } from './a.ts';\nexport const b = () => a;\n");
  for (const { category, location } of lint()) {
    if (category === 'lint/style/noRestrictedImports') refused.add(`${location.path}:${location.start.line}`);
    else refused.add(`${category} ${location.path}`);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(arrows)('$from may import what stands below it', (arrow) => {
  const first = arrow.from.endsWith('.astro') ? 2 : 1;
  const wrongly = arrow.allowed.filter((_, i) => refused.has(`${arrow.from}:${first + i}`));
  expect(wrongly).toEqual([]);
});

test.each(arrows)('$from may import nothing else, and no test', (arrow) => {
  const first = (arrow.from.endsWith('.astro') ? 2 : 1) + arrow.allowed.length;
  const missed = [...arrow.forbidden, toTests(arrow)].filter(
    (_, i) => !refused.has(`${arrow.from}:${first + i}`),
  );
  expect(missed).toEqual([]);
});

test('refuses a cycle of imports', () => {
  expect(refused).toContain('lint/suspicious/noImportCycles src/site/a.ts');
});

test('knows every folder of src/', () => {
  const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const known = arrows.map(({ from }) => from.split('/')[1]);
  // Style sheets import nothing.
  expect([...new Set([...known, 'styles'])]).toEqual(expect.arrayContaining(folders.map(({ name }) => name)));
});

test('no folder is a drawer', () => {
  const drawers = ['utils', 'helpers', 'common', 'lib', 'types'];
  const folders = readdirSync('src', { withFileTypes: true, recursive: true }).filter((entry) =>
    entry.isDirectory(),
  );
  expect(folders.map(({ name }) => name).filter((name) => drawers.includes(name))).toEqual([]);
});
