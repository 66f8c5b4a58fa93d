import type { Control, FigureParams } from './figure.ts';

/** `#fig-gumbel-race?tau=0.5&k=3` → name and parameters as text. */
export function readHash(hash: string): { name: string; values: URLSearchParams } | undefined {
  const match = /^#fig-([^?]+)(?:\?(.*))?$/.exec(hash);
  if (match === null) return undefined;
  return { name: match[1] ?? '', values: new URLSearchParams(match[2] ?? '') };
}

/**
 * The initial parameters, changed by those values of an address that mean something: numbers within the range of
 * their slider, one of the named choices, texts of figures, commas and signs. The rest is passed over.
 */
export function applyValues<P extends FigureParams>(
  initial: P,
  controls: readonly Control<P>[],
  values: URLSearchParams,
): P {
  const params: FigureParams = { ...initial };
  for (const [name, start] of Object.entries(initial)) {
    const text = values.get(name);
    if (text === null) continue;
    const control = controls.find((one) => one.kind !== 'action' && one.name === name);
    if (control?.kind === 'choice') {
      if (control.options.some(({ value }) => value === text)) params[name] = text;
    } else if (typeof start === 'number') {
      const value = Number(text);
      if (text.trim() === '' || !Number.isFinite(value)) continue;
      params[name] = control?.kind === 'range' ? Math.min(control.max, Math.max(control.min, value)) : value;
    } else if (/^[\w\s.,;:+\-−]{0,200}$/.test(text)) {
      params[name] = text;
    }
  }
  return params as P;
}

/** The address of a figure in its present state: only what differs from the initial one. */
export function writeHash(name: string, initial: FigureParams, params: FigureParams): string {
  const changed = Object.entries(params).filter(([key, value]) => initial[key] !== value);
  const query = new URLSearchParams(changed.map(([key, value]) => [key, shortest(value)]));
  return `#fig-${name}${changed.length === 0 ? '' : `?${query.toString()}`}`;
}

const shortest = (value: number | string) =>
  typeof value === 'number' ? String(Number(value.toPrecision(6))) : value;
