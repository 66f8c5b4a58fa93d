import { render } from 'preact';
import type { Figure, FigureParams } from './figure.ts';
import { applyValues, readHash, writeHash } from './hash.ts';
import { Shell } from './Shell.tsx';

const views = import.meta.glob<{ figure: Figure }>('./*/view.tsx');

/** Brings a static figure to life in the place where it stands. */
export async function mount(body: HTMLElement): Promise<void> {
  const name = body.dataset['figure'] ?? '';
  const load = views[`./${name}/view.tsx`];
  if (load === undefined) return;
  const { figure } = await load();
  const controlsLabel = body.querySelector('legend')?.textContent ?? '';
  const fromAddress = (): FigureParams => {
    const hash = readHash(decodeURI(location.hash));
    if (hash?.name !== name) return figure.initial;
    return applyValues(figure.initial, figure.controls(figure.initial), hash.values);
  };
  let params = fromAddress();
  let frame = 0;
  const draw = () => {
    frame = 0;
    const width = Math.max(280, Math.floor(body.clientWidth));
    const set = (patch: object) => onChange(patch as FigureParams);
    const drawing = <div class="figure-drawing">{figure.draw({ params, width, set })}</div>;
    render(<Shell {...{ name, figure, params, drawing, onChange, controlsLabel }} />, body);
  };
  const request = () => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };
  function onChange(patch: FigureParams) {
    params = { ...params, ...patch };
    history.replaceState(history.state, '', writeHash(name, figure.initial, params));
    request();
  }
  body.replaceChildren();
  draw();
  body.dataset['ready'] = '';
  body.dispatchEvent(new Event('drawn', { bubbles: true }));
  let drawnWidth = body.clientWidth;
  new ResizeObserver(() => {
    if (body.clientWidth !== drawnWidth) request();
    drawnWidth = body.clientWidth;
  }).observe(body);
  addEventListener('hashchange', () => {
    if (readHash(location.hash)?.name !== name) return;
    params = fromAddress();
    request();
  });
}
