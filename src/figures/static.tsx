import { render } from 'preact-render-to-string';
import { Shell } from './Shell.tsx';
import { figures } from './registry.ts';

const noChange = () => undefined;

/** A figure as it stands in a page before, or without, JavaScript. */
export function staticFigure(name: string, controlsLabel: string): string {
  const figure = figureNamed(name);
  const inner = render(
    <Shell
      name={name}
      figure={figure}
      params={figure.initial}
      width={undefined}
      onChange={noChange}
      controlsLabel={controlsLabel}
    />,
  );
  return `<div class="figure-body" data-figure="${name}">${inner}</div>`;
}

/** The picture alone, at one width: for feeds and for tests. */
export function figureSvg(name: string, width: number): string {
  const figure = figureNamed(name);
  return render(figure.draw({ params: figure.initial, width, set: noChange }));
}

/** The line of numbers under a figure in its initial state. */
export function figureReading(name: string): string {
  const figure = figureNamed(name);
  return figure.read(figure.initial);
}

/** The miniature for a card. */
export function figureThumb(name: string): string {
  const figure = figureNamed(name);
  return render(figure.thumb(figure.initial));
}

function figureNamed(name: string) {
  const figure = figures.get(name);
  if (figure === undefined) throw new Error(`no figure named ${name}`);
  return figure;
}
