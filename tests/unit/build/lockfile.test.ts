import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Entry {
  version?: string;
  resolved?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  optional?: boolean;
  os?: readonly string[];
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Entry>;
};
const entries = Object.entries(packages).filter(([path]) => path !== '');

/** Packages that may run a program when they are installed, and why. */
const mayRun: Readonly<Record<string, string>> = {
  'node_modules/esbuild':
    'asks its binary, a package of its own, for its version; where that is missing, fetches it by a pinned hash',
};

test('installing runs no script but those that are known, each of a version and of bytes that are pinned', () => {
  const running = entries.filter(([, { hasInstallScript }]) => hasInstallScript === true);
  expect(running.map(([path]) => path).sort()).toEqual(Object.keys(mayRun).sort());
  for (const [path, { version, integrity }] of running)
    expect([path, version, integrity]).toEqual([path, expect.any(String), expect.stringMatching(/^sha512-/)]);
});

test('installing takes every package from the registry, and its bytes are pinned but for other systems’ binaries', () => {
  const elsewhere = entries.filter(
    ([, { resolved }]) => resolved?.startsWith('https://registry.npmjs.org/') === false,
  );
  expect(elsewhere.map(([path]) => path)).toEqual([]);
  const loose = entries.filter(([, { integrity }]) => integrity === undefined);
  for (const [path, { optional, os = [] }] of loose)
    expect([path, optional, os.includes('linux') && !/musl|wasm|arm64/.test(path)]).toEqual([
      path,
      true,
      false,
    ]);
});

test('nothing of ours runs when it is installed', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  expect(Object.keys(scripts).filter((name) => /^(?:pre|post)?(?:install|prepare|pack)$/.test(name))).toEqual(
    [],
  );
});
