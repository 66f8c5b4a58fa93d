import { oneOf } from '../../math/limits.ts';
import { Press } from '../drag.tsx';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { decimal } from '../numerals.ts';
import { Miniature, Picture, isWide } from '../picture.tsx';
import { changed, defaults, effect, parameterNames } from './model.ts';
import type { Account, ParameterName } from './model.ts';

type Params = { name: string };

const nameOf = ({ name }: Params): ParameterName => oneOf(name, parameterNames, 'lambda');

/** A piece of a formula: plain text, or the symbols that a parameter governs. */
type Piece = string | { readonly text: string; readonly of: ParameterName };

const its = (text: string, of: ParameterName): Piece => ({ text, of });

/** The route of one round, a line a step, in the order in which the library walks it. */
const route: readonly { readonly what: string; readonly pieces: readonly Piece[] }[] = [
  { what: '起点', pieces: ['ŷ⁽⁰⁾ = ', its('b', 'base_score')] },
  { what: '求和', pieces: ['G = Σg，H = Σh'] },
  { what: '收缩', pieces: ['S = sign(G)·max(|G| − ', its('α', 'alpha'), ', 0)'] },
  { what: '得分', pieces: ['score = S² / (H + ', its('λ', 'lambda'), ')'] },
  { what: '资格', pieces: ['两边都要 H ≥ ', its('min_child_weight', 'min_child_weight')] },
  { what: '够本', pieces: ['左 + 右 − 不切 ≥ ', its('γ（库）', 'gamma')] },
  { what: '叶值', pieces: ['w = −S / (H + ', its('λ', 'lambda'), ')'] },
  { what: '封顶', pieces: ['|w| ≤ ', its('Δ', 'max_delta_step'), '（0：不限）'] },
  { what: '更新', pieces: ['ŷ ← ŷ + ', its('η', 'eta'), '·w'] },
];

const touches = (pieces: readonly Piece[], name: ParameterName) =>
  pieces.some((piece) => typeof piece !== 'string' && piece.of === name);

/** Short forms for numbers of settings: 7.307, 0.3, 15. */
const setting = (value: number) => String(Number(value.toFixed(3))).replace('-', '−');

const rows = (account: Account) => [
  decimal(account.gain),
  account.splits ? '切' : '不切',
  account.splits ? decimal(account.wL, 3) : '—',
  account.splits ? decimal(account.wR, 3) : '—',
  account.splits ? decimal(account.stepL, 3) : '—',
];

const heads = ['得分差', '切不切', '左叶w', '右叶w', '左边加上ηw'] as const;

function say(params: Params): string {
  const name = nameOf(params);
  const { before, after } = effect(name);
  const places = route.filter(({ pieces }) => touches(pieces, name)).map(({ what }) => what);
  const verdict = ({ splits }: Account) => (splits ? '切' : '不切');
  return (
    `${name}出现在“${places.join('”“')}”。十个点切6.5：取${setting(defaults[name])}时得分差${decimal(before.gain, 4)}，${verdict(before)}，` +
    `叶值${decimal(before.wL, 4)}；改成${setting(changed[name])}，得分差${decimal(after.gain, 4)}，${verdict(after)}` +
    `${after.splits ? `，叶值${decimal(after.wL, 4)}` : ''}。`
  );
}

function draw({ params, width, set }: DrawState<Params>) {
  const name = nameOf(params);
  const { before, after } = effect(name);
  const wide = isWide(width);
  const menu = { left: 4, width: wide ? 176 : Math.floor((width - 12) / 2) };
  const menuRow = 36;
  const place = (i: number) =>
    wide
      ? { x: menu.left, y: 34 + i * 44 }
      : { x: menu.left + (i % 2) * (menu.width + 4), y: 34 + Math.floor(i / 2) * (menuRow + 6) };
  const map = wide ? { left: 214, top: 34 } : { left: 4, top: 34 + 4 * (menuRow + 6) + 34 };
  const step = 34;
  const tableTop = map.top + route.length * step + 36;
  const columns = wide ? [330, 480, 640] : [150, width - 114, width - 8];
  const line = (i: number) => tableTop + 28 + i * 26;
  const [oldRows, newRows] = [rows(before), rows(after)];
  const tableLeft = wide ? 214 : 4;
  return (
    <Picture width={width} height={line(heads.length) + 8} label={`参数地图。${say(params)}`}>
      <text class="label" x={menu.left} y={18}>
        库里的参数名
      </text>
      {parameterNames.map((one, i) => {
        const { x, y } = place(i);
        const chosen = one === name;
        return (
          <g key={one}>
            <rect
              class={`fill-surface ${chosen ? 'stroke-accent' : 'stroke-rule'}`}
              stroke-width={chosen ? 2.5 : 1}
              x={x}
              y={y}
              width={menu.width}
              height={menuRow}
              rx={8}
            />
            <text
              class={chosen ? 'fill-accent' : 'fill-ink'}
              font-size="14"
              font-weight={chosen ? 700 : 400}
              x={x + 12}
              y={y + 23}
            >
              {one}
            </text>
            <Press
              box={{ left: x, right: x + menu.width, top: y, bottom: y + menuRow }}
              press={() => set({ name: one })}
            />
          </g>
        );
      })}
      <text class="label" x={map.left} y={map.top - 16}>
        一轮里走过的公式
      </text>
      {route.map(({ what, pieces }, i) => {
        const lit = touches(pieces, name);
        const y = map.top + i * step;
        return (
          <g key={what}>
            {lit && (
              <rect
                class="fill-accent"
                opacity={0.12}
                x={map.left}
                y={y}
                width={width - map.left - 4}
                height={step - 4}
                rx={6}
              />
            )}
            <text class="tick" x={map.left + 8} y={y + 20}>
              {what}
            </text>
            <text class={lit ? 'fill-ink' : 'fill-muted'} font-size="15" x={map.left + 52} y={y + 20}>
              {pieces.map((piece, k) => {
                if (typeof piece === 'string') return <tspan key={k}>{piece}</tspan>;
                const mine = piece.of === name;
                return (
                  <tspan
                    key={k}
                    class={mine ? 'fill-accent' : undefined}
                    font-weight={mine ? 800 : undefined}
                    text-decoration={mine ? 'underline' : undefined}
                  >
                    {piece.text}
                  </tspan>
                );
              })}
            </text>
          </g>
        );
      })}
      <line class="stroke-rule" x1={tableLeft} x2={width - 4} y1={tableTop - 22} y2={tableTop - 22} />
      <text class="label" x={tableLeft} y={tableTop}>
        十个点切6.5
      </text>
      <text class="label" x={columns[1]} y={tableTop} text-anchor="end">
        {`默认${setting(defaults[name])}`}
      </text>
      <text
        class="fill-accent"
        font-size="14"
        font-weight={700}
        x={columns[2]}
        y={tableTop}
        text-anchor="end"
      >
        {`改成${setting(changed[name])}`}
      </text>
      {heads.map((head, i) => {
        const differs = oldRows[i] !== newRows[i];
        return (
          <g key={head}>
            <text class="tick" x={tableLeft} y={line(i)}>
              {head}
            </text>
            <text class="value" x={columns[1]} y={line(i)} text-anchor="end">
              {oldRows[i]}
            </text>
            <text
              class={differs ? 'fill-accent' : 'fill-muted'}
              font-size="14"
              font-weight={differs ? 700 : 400}
              x={columns[2]}
              y={line(i)}
              text-anchor="end"
            >
              {newRows[i]}
            </text>
          </g>
        );
      })}
    </Picture>
  );
}

/** Miniature: a list of names at the left, one lit, and its places among lines of formulas. */
function thumb(params: Params) {
  const name = nameOf(params);
  const chosen = parameterNames.indexOf(name);
  return (
    <Miniature>
      {parameterNames.map((one, i) => (
        <rect
          key={one}
          class={i === chosen ? 'fill-accent' : 'fill-rule'}
          x={6}
          y={6 + i * 12.4}
          width={36}
          height={8}
          rx={3}
        />
      ))}
      {route.map(({ what, pieces }, i) => {
        const y = 8 + i * 9.6;
        const lit = touches(pieces, name);
        return (
          <g key={what}>
            {lit && (
              <line
                class="stroke-accent"
                x1={42}
                x2={64}
                y1={10 + chosen * 12.4}
                y2={y + 2}
                stroke-width={1.5}
              />
            )}
            <rect
              class={lit ? 'fill-accent' : 'fill-muted'}
              opacity={lit ? 1 : 0.45}
              x={66}
              y={y}
              width={44 + ((i * 37) % 34)}
              height={4}
              rx={2}
            />
          </g>
        );
      })}
    </Miniature>
  );
}

export const figure = defineFigure<Params>({
  title: '参数地图',
  initial: { name: 'lambda' },
  controls: () => [
    {
      kind: 'choice',
      name: 'name',
      label: '参数',
      options: parameterNames.map((name) => ({ value: name, label: name })),
    },
  ],
  draw,
  read: say,
  thumb,
});
