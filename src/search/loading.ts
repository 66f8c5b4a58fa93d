import { createEngine, type Engine, type PagefindModule } from './engine.ts';
import { createOutlineEngine, runsWebAssembly } from './outline.ts';

let engine: Promise<Engine> | undefined;
let attempts = 0;

/** The one engine of a page, loaded when it is first needed. Rejects with `SearchFault`. */
export function sharedEngine(): Promise<Engine> {
  engine ??= load();
  return engine;
}

/** Forgets an engine that did not load, or that lacks a part; the next one starts anew. */
export function freshEngine(): void {
  engine = undefined;
}

function load(): Promise<Engine> {
  attempts += 1;
  const home = `${location.origin}${document.documentElement.dataset['base'] ?? ''}/`;
  if (!runsWebAssembly()) return createOutlineEngine(home);
  // A browser remembers that a module did not load: another try needs another address.
  const suffix = attempts === 1 ? '' : `?attempt=${attempts}`;
  return createEngine(
    home,
    (address) => import(/* @vite-ignore */ address + suffix) as Promise<PagefindModule>,
  );
}
