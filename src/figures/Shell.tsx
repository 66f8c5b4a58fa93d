import type { VNode } from 'preact';
import type { ChoiceControl, Figure, FigureParams, RangeControl } from './figure.ts';

/** Widths at which a figure is drawn before the reader's own is known. */
export const staticWidths = { wide: 680, narrow: 350 } as const;

export interface ShellProps {
  name: string;
  figure: Figure;
  params: FigureParams;
  /** Width of the reader's column; undefined in the static picture, which is drawn for a wide and a narrow one. */
  width: number | undefined;
  onChange: (patch: FigureParams) => void;
  controlsLabel: string;
}

/** A figure with its native controls and its line of numbers. The same markup at build and in the browser. */
export function Shell({ name, figure, params, width, onChange, controlsLabel }: ShellProps): VNode {
  const live = width !== undefined;
  const controls = figure.controls(params);
  const settings = controls.filter((control) => control.kind !== 'action');
  const actions = controls.filter((control) => control.kind === 'action');
  const draw = (at: number) =>
    figure.draw({ params, width: at, set: (patch) => onChange(patch as FigureParams) });
  return (
    <>
      {live ? (
        <div class="figure-drawing">{draw(width)}</div>
      ) : (
        <>
          <div class="figure-drawing figure-wide">{draw(staticWidths.wide)}</div>
          <div class="figure-drawing figure-narrow">{draw(staticWidths.narrow)}</div>
        </>
      )}
      {controls.length > 0 && (
        <fieldset class="figure-controls" disabled={!live}>
          <legend>{controlsLabel}</legend>
          {settings.map((control) => (
            <SettingView key={control.name} {...{ name, control, params, onChange }} />
          ))}
          {actions.length > 0 && (
            <div class="actions">
              {actions.map(({ label, apply }) => (
                <button key={label} type="button" onClick={() => onChange(apply(params) as FigureParams)}>
                  {label}
                </button>
              ))}
            </div>
          )}
        </fieldset>
      )}
      <p class="figure-now" aria-live={live ? 'polite' : undefined}>
        {figure.read(params)}
      </p>
    </>
  );
}

interface SettingProps {
  name: string;
  control: RangeControl<FigureParams> | ChoiceControl<FigureParams>;
  params: FigureParams;
  onChange: (patch: FigureParams) => void;
}

function SettingView({ name, control, params, onChange }: SettingProps): VNode {
  if (control.kind === 'choice') {
    return (
      <fieldset class="choice">
        <legend>{control.label}</legend>
        {control.options.map(({ value, label }) => (
          <label key={value}>
            <input
              type="radio"
              name={`${name}-${control.name}`}
              value={value}
              checked={params[control.name] === value}
              onChange={() => onChange({ [control.name]: value })}
            />
            {label}
          </label>
        ))}
      </fieldset>
    );
  }
  return <RangeView {...{ control, params, onChange }} />;
}

interface RangeProps extends Omit<SettingProps, 'name' | 'control'> {
  control: RangeControl<FigureParams>;
}

function RangeView({ control, params, onChange }: RangeProps): VNode {
  const value = Number(params[control.name]);
  const shown = control.format?.(value) ?? String(value).replace('-', '−');
  const log = control.scale === 'log';
  return (
    <label class="range">
      <span class="name">
        {control.label}
        {control.symbol !== undefined && <i class="math"> {control.symbol}</i>}
      </span>
      <input
        type="range"
        min={log ? Math.log10(control.min) : control.min}
        max={log ? Math.log10(control.max) : control.max}
        step={control.step}
        value={log ? Math.log10(value) : value}
        aria-valuetext={shown}
        onInput={({ currentTarget }) => {
          const moved = Number(currentTarget.value);
          onChange({ [control.name]: log ? Number((10 ** moved).toPrecision(4)) : moved });
        }}
      />
      <output>{shown}</output>
    </label>
  );
}
