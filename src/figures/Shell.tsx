import type { VNode } from 'preact';
import type { ChoiceControl, Figure, FigureParams, RangeControl } from './figure.ts';

export interface ShellProps {
  name: string;
  figure: Figure;
  params: FigureParams;
  /** The picture, as often as it is drawn. */
  drawing: VNode;
  /** Undefined in the static picture, whose controls are off. */
  onChange?: (patch: FigureParams) => void;
  controlsLabel: string;
}

const noChange = () => undefined;

/** A figure with its native controls and its line of numbers. The same markup at build and in the browser. */
export function Shell({ name, figure, params, drawing, onChange, controlsLabel }: ShellProps): VNode {
  const isLive = onChange !== undefined;
  const change = onChange ?? noChange;
  const controls = figure.controls(params);
  const settings = controls.filter((control) => control.kind !== 'action');
  const actions = controls.filter((control) => control.kind === 'action');
  return (
    <>
      {drawing}
      <fieldset class="figure-controls" disabled={!isLive}>
        <legend>{controlsLabel}</legend>
        {settings.map((control) => (
          <SettingView key={control.name} {...{ name, control, params, onChange: change }} />
        ))}
        {actions.length > 0 && (
          <div class="actions">
            {actions.map(({ label, apply }) => (
              <button key={label} type="button" onClick={() => change(apply(params) as FigureParams)}>
                {label}
              </button>
            ))}
          </div>
        )}
      </fieldset>
      <p class="figure-now" aria-live={isLive ? 'polite' : undefined}>
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
      <span class="now" aria-hidden="true">
        {shown}
      </span>
    </label>
  );
}
