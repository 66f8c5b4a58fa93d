import { scaleLinear, scaleLog } from 'd3-scale';
import { rateDistortionBound } from '../../math/lloyd-max.ts';
import { normalDensity } from '../../math/normal.ts';
import { AxisBottom, AxisLeft } from '../axis.tsx';
import type { Box } from '../box.ts';
import { Grip } from '../drag.tsx';
import type { DrawState } from '../figure.ts';
import { defineFigure } from '../figure.ts';
import { DiscKey } from '../key.tsx';
import { decimal } from '../numerals.ts';
import { Miniature, Picture, isSlim, isWide, px } from '../picture.tsx';
import { polyline } from '../polyline.ts';
import { bookOf, mostCodes, nearestCount, schemes, shelf } from './model.ts';
import type { Book, CodebookParams } from './model.ts';

const reach = 3.4;
const mostBits = 4.25;
const least = 0.0026;
const samples = 136;
const levels = [1, 0.25, 0.0625, 0.0156, 0.0039];
const nameOf = (scheme: string) => (scheme === 'uniform' ? '等距格' : '学来的');

/** The density, the intervals as stripes by turns, and the code of each on the axis. */
function Density({ book, box }: { book: Book; box: Box }) {
  const x = scaleLinear([-reach, reach], [box.left, box.right]);
  const y = scaleLinear([0, 0.44], [box.bottom, box.top]);
  const at = Array.from({ length: samples + 1 }, (_, i) => -reach + (2 * reach * i) / samples);
  const curve = (values: readonly number[]) =>
    polyline(values.map((value) => [x(value), y(normalDensity(value))]));
  const ends = [-reach, ...book.thresholds, reach];
  const slice = (low: number, high: number) => {
    const inner = [low, ...at.filter((value) => value > low && value < high), high];
    return `${curve(inner)}L${px(x(high))} ${box.bottom}L${px(x(low))} ${box.bottom}Z`;
  };
  const few = book.K <= 4;
  return (
    <g>
      {book.codes.map((code, k) => (
        <path
          key={code}
          class="fill-model"
          opacity={k % 2 === 0 ? 0.28 : 0.12}
          d={slice(ends[k] ?? 0, ends[k + 1] ?? 0)}
        />
      ))}
      <path class="fill-none stroke-data" stroke-width={2} d={curve(at)} />
      {book.thresholds.map((value) => (
        <line
          key={value}
          class="stroke-muted"
          stroke-dasharray="3 3"
          x1={px(x(value))}
          x2={px(x(value))}
          y1={box.bottom}
          y2={px(y(normalDensity(value)))}
        />
      ))}
      <AxisBottom scale={x} at={box.bottom} tickValues={[-3, -2, -1, 0, 1, 2, 3]} label="x ~ N(0, 1)" />
      {book.codes.map((code) => (
        <g key={code}>
          <line
            class="stroke-model"
            stroke-width={2}
            x1={px(x(code))}
            x2={px(x(code))}
            y1={box.bottom}
            y2={px(y(normalDensity(code)))}
          />
          <circle
            class="fill-model stroke-paper"
            stroke-width={1.5}
            cx={px(x(code))}
            cy={box.bottom}
            r={book.K > 10 ? 4.5 : 6}
          />
          {few && (
            <text
              class="value stroke-paper"
              stroke-width={4}
              paint-order="stroke"
              x={px(x(code) + (Math.abs(code) < 1e-9 ? 0 : -5 * Math.sign(code)))}
              y={px(y(normalDensity(code)) - 8)}
              text-anchor={Math.abs(code) < 1e-9 ? 'middle' : code < 0 ? 'end' : 'start'}
            >
              {decimal(code, 3)}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

/** Rate across, distortion up on a scale of equal ratios: the bound, the books of both kinds, and the one in hand. */
function Plane({ book, scheme, box }: { book: Book; scheme: string; box: Box }) {
  const x = scaleLinear([0, mostBits], [box.left, box.right]);
  const y = scaleLog([least, 1.15], [box.bottom, box.top]).base(2);
  const dots = (kind: string) =>
    shelf(kind).map(({ bits, distortion }) => [px(x(bits)), px(y(distortion))] as const);
  const other = scheme === 'uniform' ? 'lloyd' : 'uniform';
  const [cx, cy] = [px(x(book.bits)), px(y(book.distortion))];
  const floor = px(y(book.bound));
  const coded = px(x(book.entropy));
  const late = book.bits > 2.9;
  return (
    <g>
      <AxisLeft
        scale={y}
        at={box.left}
        across={box.right}
        tickValues={levels}
        format={(v) => (v === 1 ? '1' : v.toFixed(v > 0.1 ? 2 : 3))}
        label="失真（对数刻度）"
      />
      <AxisBottom scale={x} at={box.bottom} tickValues={[0, 1, 2, 3, 4]} label="每个数的比特" />
      <line
        class="stroke-truth"
        stroke-width={2.5}
        x1={px(x(0))}
        x2={px(x(mostBits))}
        y1={px(y(1))}
        y2={px(y(rateDistortionBound(mostBits)))}
      />
      {dots(other).map(([dx, dy], i) => (
        <circle key={i} class="fill-none stroke-muted" cx={dx} cy={dy} r={2.5} />
      ))}
      {dots(scheme).map(([dx, dy], i) => (
        <circle key={i} class="fill-model" cx={dx} cy={dy} r={3.5} />
      ))}
      <line class="stroke-accent" stroke-width={2} x1={cx} x2={cx} y1={cy} y2={floor} />
      <circle class="fill-truth stroke-paper" stroke-width={1.5} cx={cx} cy={floor} r={4.5} />
      {cx - coded > 1 && (
        <g>
          <line class="stroke-noise" stroke-width={2} x1={coded} x2={cx} y1={cy} y2={cy} />
          <path class="fill-noise" d={`M${coded} ${px(cy - 6)}l6 6l-6 6l-6 -6Z`} />
        </g>
      )}
      <circle class="fill-accent stroke-paper" stroke-width={2} cx={cx} cy={cy} r={6} />
      <text
        class="value halo"
        x={late ? Math.min(cx - 2, box.right - 20) : cx + 12}
        y={Math.max(cy - 12, box.top + 6)}
        text-anchor={late ? 'middle' : 'start'}
      >
        {decimal(book.distortion, 4)}
      </text>
      {floor - cy > 1 && (
        <text
          class="fill-truth stroke-paper"
          font-size={13}
          stroke-width={4}
          paint-order="stroke"
          x={cx - 10}
          y={Math.min(floor + 16, box.bottom - 6)}
          text-anchor={book.bits < 1 ? 'start' : 'end'}
        >
          {`下界 ${decimal(book.bound, 4)}`}
        </text>
      )}
    </g>
  );
}

/** What the marks of the plane mean, in one or two lines. */
function Legend({ left, top, gap }: { left: number; top: number; gap: number }) {
  const entries = [
    {
      text: '率失真界',
      mark: <line class="stroke-truth" stroke-width={2.5} x1={0} x2={16} y1={-5} y2={-5} />,
    },
    { text: '此码本', mark: <circle class="fill-accent" cx={8} cy={-5} r={6} /> },
    { text: '熵编码后', mark: <path class="fill-noise" d="M8 -11l6 6l-6 6l-6 -6Z" /> },
  ];
  return (
    <g>
      {entries.map(({ text, mark }, i) => (
        <g key={text} transform={`translate(${left + i * gap} ${top})`}>
          {mark}
          <text class="tick" x={21} y={0}>
            {text}
          </text>
        </g>
      ))}
    </g>
  );
}

/** Which marks stand for the codes that were learnt and which for equal steps, inside the plane where nothing else is. */
function Kinds({ scheme, box }: { scheme: string; box: Box }) {
  const here = nameOf(scheme);
  const there = nameOf(scheme === 'uniform' ? 'lloyd' : 'uniform');
  return (
    <g>
      <DiscKey x={box.right - 104} y={box.top + 18} r={3.5} mark="fill-model" text={`${here}，K≤16`} />
      <DiscKey x={box.right - 104} y={box.top + 38} r={2.5} mark="fill-none stroke-muted" text={there} />
    </g>
  );
}

function draw({ params, width, set }: DrawState<CodebookParams>) {
  const wide = isWide(width);
  const book = bookOf(params);
  const half = Math.round(width * 0.5);
  const density: Box = wide
    ? { left: 8, right: half - 16, top: 46, bottom: 236 }
    : { left: 8, right: width - 8, top: 46, bottom: 196 };
  const rates: Box = wide
    ? { left: half + 44, right: width - 8, top: 66, bottom: 236 }
    : { left: 48, right: width - 8, top: 322, bottom: 506 };
  const bits = scaleLinear([0, mostBits], [rates.left, rates.right]);
  return (
    <Picture width={width} height={wide ? 284 : 554} label={`标准正态的一维码本。${read(params)}`}>
      <text class="label" x={8} y={18}>
        {`K = ${book.K}${isSlim(width) ? '' : `，${nameOf(params.scheme)}码字`}`}
        <tspan
          class="value"
          dx={10}
        >{`失真 ${decimal(book.distortion, 4)} = 下界 × ${decimal(book.excess)}`}</tspan>
      </text>
      <Density book={book} box={density} />
      <Legend
        left={wide ? rates.left - 14 : 8}
        top={wide ? 18 : 266}
        gap={wide || isSlim(width) ? 98 : 108}
      />
      <Plane book={book} scheme={params.scheme} box={rates} />
      <Kinds scheme={params.scheme} box={rates} />
      <Grip box={rates} move={(at) => set({ K: nearestCount(bits.invert(at)) })} />
    </Picture>
  );
}

function read(params: CodebookParams): string {
  const { K, bits, bound, distortion, excess, entropy, perplexity } = bookOf(params);
  return (
    `K = ${K}（${decimal(bits)} 比特），${nameOf(params.scheme)}：失真 ${decimal(distortion, 4)}，下界 ${decimal(bound, 4)}，是它的 ${decimal(excess)} 倍；` +
    `困惑度 ${decimal(perplexity, 3)}，熵 ${decimal(entropy)} 比特`
  );
}

/** The curve cut into cells, a code in each. */
function thumb(params: CodebookParams) {
  const { codes, thresholds } = bookOf(params);
  const x = scaleLinear([-3, 3], [4, 148]);
  const y = scaleLinear([0, 0.42], [80, 8]);
  const at = Array.from({ length: 49 }, (_, i) => -3 + i / 8);
  const curve = (values: readonly number[]) =>
    polyline(values.map((value) => [x(value), y(normalDensity(value))]));
  return (
    <Miniature>
      <path class="fill-model" opacity="0.18" d={`${curve(at)}L148 80L4 80Z`} />
      <path class="fill-none stroke-data" stroke-width="2" d={curve(at)} />
      {thresholds.map((value) => (
        <line
          key={value}
          class="stroke-muted"
          stroke-dasharray="3 3"
          x1={px(x(value))}
          x2={px(x(value))}
          y1="80"
          y2={px(y(normalDensity(value)))}
        />
      ))}
      <line class="stroke-muted" x1="4" x2="148" y1="80" y2="80" />
      {codes.map((code) => (
        <circle key={code} class="fill-model" cx={px(x(code))} cy="80" r="6" />
      ))}
    </Miniature>
  );
}

export const figure = defineFigure<CodebookParams>({
  title: '一维字典离极限多远',
  initial: { K: 4, scheme: 'lloyd' },
  controls: () => [
    {
      kind: 'range',
      name: 'K',
      label: '码字数',
      symbol: 'K',
      min: 1,
      max: mostCodes,
      step: 1,
      format: (v) => decimal(v, 0),
    },
    { kind: 'choice', name: 'scheme', label: '码字怎么摆', options: schemes },
  ],
  draw,
  read,
  thumb,
});
