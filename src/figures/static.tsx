import { render } from 'preact-render-to-string';
import type { Figure } from './figure.ts';
import { figures } from './registry.ts';
import { Shell } from './Shell.tsx';

/** Widths at which a figure is drawn before the reader's own is known. */
export const staticWidths = { wide: 680, narrow: 350 } as const;

const drawn = (figure: Figure, width: number) =>
  figure.draw({ params: figure.initial, width, set: () => undefined });

/** A figure as it stands in a page before, or without, JavaScript. */
export function staticFigure(name: string, controlsLabel: string): string {
  const figure = figureNamed(name);
  const inner = render(
    <Shell
      name={name}
      figure={figure}
      params={figure.initial}
      drawing={
        <>
          <div class="figure-drawing figure-wide">{drawn(figure, staticWidths.wide)}</div>
          <div class="figure-drawing figure-narrow">{drawn(figure, staticWidths.narrow)}</div>
        </>
      }
      controlsLabel={controlsLabel}
    />,
  );
  return `<div class="figure-body" data-figure="${name}">${inner}</div>`;
}

/** The picture alone, at one width: for feeds and for tests. */
export function figureSvg(name: string, width: number): string {
  return render(drawn(figureNamed(name), width));
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
