import { scaleLinear, scaleLog } from 'd3-scale';
import { clamp, whole } from '../../math/limits.ts';
import { AxisBottom, AxisLeft } from '../axis.tsx';
import type { Scale } from '../axis.tsx';
import type { Box } from '../box.ts';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { decimal } from '../numerals.ts';
import { Miniature, Picture, isWide, px } from '../picture.tsx';
import { polyline } from '../polyline.ts';
import { contour, gap, optimum, path } from './model.ts';
import type { Learner, Point } from './model.ts';

type Params = { nu: number; rounds: number; learner: string };

const MOST = 40;
/** Close enough to the least loss to be called there. */
const near = 1e-3;
const levels = [0.002, 0.01, 0.03, 0.07, 0.13, 0.2, 0.2574];
const domain = { x: [-0.4, 3.6], y: [-1.7, 0.9] } as const;

const learners: readonly { id: Learner; name: string; mark: string }[] = [
  { id: 'gradient', name: '沿梯度', mark: 'truth' },
  { id: 'sign', name: '±1树桩', mark: 'alt' },
  { id: 'leaves', name: '每叶牛顿步', mark: 'model' },
];

function scene(params: Params) {
  const nu = clamp(params.nu, [0.05, 1]);
  const rounds = whole(params.rounds, [1, MOST]);
  const paths = learners.map((learner) => {
    const points = path(learner.id, nu, 4 * MOST);
    return { ...learner, points, arrival: points.findIndex((F) => gap(F) < near) };
  });
  const shown = learners.some(({ id }) => id === params.learner) ? params.learner : 'all';
  return { nu, rounds, shown, paths };
}

type Scene = ReturnType<typeof scene>;

const arrived = (arrival: number) => (arrival < 0 ? `${4 * MOST}步还不到` : `${arrival}步`);

const line = (points: readonly Point[], x: Scale, y: Scale) => polyline(points.map(([a, b]) => [x(a), y(b)]));

/** Points of a contour inside the box; pieces that leave it are cut where they do. */
function clipped(points: readonly Point[], x: Scale, y: Scale): string {
  const inside = ([a, b]: Point) =>
    a >= domain.x[0] && a <= domain.x[1] && b >= domain.y[0] && b <= domain.y[1];
  let open = false;
  return [...points, points[0] ?? [0, 0]]
    .map((point) => {
      if (!inside(point as Point)) {
        open = false;
        return '';
      }
      const command = open ? 'L' : 'M';
      open = true;
      return `${command}${px(x(point[0] ?? 0))} ${px(y(point[1] ?? 0))}`;
    })
    .join('');
}

const contours = levels.map((level) => contour(level, 240));

function Plane({ data, box }: { data: Scene; box: Box }) {
  const x = scaleLinear(domain.x, [box.left, box.right]);
  const y = scaleLinear(domain.y, [box.bottom, box.top]);
  return (
    <g>
      <AxisBottom scale={x} at={box.bottom} tickValues={[0, 1, 2, 3]} label="F(x₁)，对数几率" />
      <AxisLeft scale={y} at={box.left} across={box.right} tickValues={[-1, 0]} label="F(x₂)" />
      {contours.map((points, i) => (
        <path
          key={levels[i]}
          class="fill-none stroke-muted"
          opacity={0.55}
          stroke-width={1.2}
          d={clipped(points, x, y)}
        />
      ))}
      {data.paths.map(({ id, mark, points }) => {
        if (data.shown !== 'all' && data.shown !== id) return null;
        const walked = points.slice(0, data.rounds + 1);
        const end = walked.at(-1) ?? [0, 0];
        return (
          <g key={id}>
            <path
              class={`fill-none stroke-${mark}`}
              stroke-width={2.5}
              stroke-linejoin="round"
              d={line(walked, x, y)}
            />
            {walked.slice(1).map(([a, b], i) => (
              <circle key={i} class={`fill-${mark}`} cx={px(x(a))} cy={px(y(b))} r={3.2} />
            ))}
            <circle
              class={`fill-${mark} stroke-paper`}
              stroke-width={1.5}
              cx={px(x(end[0]))}
              cy={px(y(end[1]))}
              r={5}
            />
          </g>
        );
      })}
      <circle class="fill-ink" cx={px(x(0))} cy={px(y(0))} r={4.5} />
      <text class="tick" x={px(x(0)) - 8} y={px(y(0)) - 9} text-anchor="middle">
        F₀
      </text>
      <path
        class="fill-none stroke-ink"
        stroke-width={2}
        d={`M${px(x(optimum[0]) - 6)} ${px(y(optimum[1]) - 6)}l12 12m-12 0l12 -12`}
      />
      <text class="tick halo" x={px(x(optimum[0]) + 2)} y={px(y(optimum[1]) - 16)} text-anchor="middle">
        最低点
      </text>
    </g>
  );
}

function Gaps({ data, box }: { data: Scene; box: Box }) {
  const x = scaleLinear([0, MOST], [box.left, box.right]);
  const y = scaleLog([1e-5, 1], [box.bottom, box.top]).clamp(true);
  return (
    <g>
      <AxisLeft
        scale={y}
        at={box.left}
        across={box.right}
        tickValues={[1e-4, 1e-3, 1e-2, 1e-1, 1]}
        format={(v) => String(v)}
        label="高出最低损失"
      />
      <AxisBottom scale={x} at={box.bottom} tickValues={[0, 10, 20, 30, 40]} label="轮数" />
      <line
        class="stroke-muted"
        stroke-dasharray="4 3"
        x1={box.left}
        x2={box.right}
        y1={px(y(near))}
        y2={px(y(near))}
        stroke-width={1.5}
      />
      <line
        class="stroke-accent"
        x1={px(x(data.rounds))}
        x2={px(x(data.rounds))}
        y1={box.top}
        y2={box.bottom}
        stroke-width={1.5}
      />
      {data.paths.map(({ id, mark, points }) => {
        if (data.shown !== 'all' && data.shown !== id) return null;
        const gaps = points.slice(0, MOST + 1).map(gap);
        const floor = gaps.findIndex((v) => v < 1e-5);
        const seen = floor < 0 ? gaps : gaps.slice(0, floor + 1);
        return (
          <path
            key={id}
            class={`fill-none stroke-${mark}`}
            stroke-width={2.5}
            d={polyline(seen.map((v, i) => [x(i), y(Math.max(v, 1e-5))]))}
          />
        );
      })}
    </g>
  );
}

function say(params: Params): string {
  const { nu, rounds, paths } = scene(params);
  const parts = paths.map(({ name, points, arrival }) => {
    const [a, b] = points[rounds] ?? [0, 0];
    return `${name}走到（${decimal(a)}，${decimal(b)}），高出不到${near}要${arrived(arrival)}`;
  });
  return `ν = ${decimal(nu)}，${rounds}轮后：${parts.join('；')}。最低点（${decimal(optimum[0])}，${decimal(optimum[1])}）。`;
}

function draw({ params, width }: DrawState<Params>) {
  const data = scene(params);
  const wide = isWide(width);
  const top = wide ? 84 : 134;
  const plane: Box = wide
    ? { left: 34, right: 400, top, bottom: top + 238 }
    : { left: 34, right: width - 6, top, bottom: top + 206 };
  const gaps: Box = wide
    ? { left: 474, right: width - 10, top, bottom: top + 238 }
    : { left: 54, right: width - 10, top: plane.bottom + 82, bottom: plane.bottom + 82 + 150 };
  return (
    <Picture width={width} height={gaps.bottom + 44} label={`函数空间里的三种走法。${say(params)}`}>
      {data.paths.map(({ id, name, mark, arrival }, i) => {
        const at = wide ? 4 + i * 226 : 4;
        const y = wide ? 18 : 18 + i * 23;
        return (
          <g key={id} opacity={data.shown === 'all' || data.shown === id ? 1 : 0.35}>
            <line class={`stroke-${mark}`} x1={at} x2={at + 20} y1={y - 5} y2={y - 5} stroke-width={3} />
            <circle class={`fill-${mark}`} cx={at + 10} cy={y - 5} r={4} />
            <text class="tick" x={at + 27} y={y}>
              {`${name}：${arrived(arrival)}`}
            </text>
          </g>
        );
      })}
      <text class="tick" x={4} y={wide ? 44 : 87}>
        {wide
          ? `步数：收缩率ν = ${decimal(data.nu)}时，走到高出最低损失不到0.001（虚线）为止`
          : `ν = ${decimal(data.nu)}，走到高出最低损失不到0.001为止`}
      </text>
      <Plane data={data} box={plane} />
      <Gaps data={data} box={gaps} />
    </Picture>
  );
}

/** Miniature: contours, a zigzag and a straight walk. */
function thumb(params: Params) {
  const data = scene(params);
  const x = scaleLinear(domain.x, [2, 150]);
  const y = scaleLinear(domain.y, [94, 2]);
  return (
    <Miniature>
      {[1, 3, 5].map((i) => (
        <path
          key={i}
          class="fill-none stroke-muted"
          opacity={0.6}
          stroke-width={1.2}
          d={clipped(contours[i] ?? [], x, y)}
        />
      ))}
      {data.paths.map(({ id, mark, points }) => (
        <path
          key={id}
          class={`fill-none stroke-${mark}`}
          stroke-width={3}
          d={line(points.slice(0, data.rounds + 1), x, y)}
        />
      ))}
      <circle class="fill-ink" cx={px(x(optimum[0]))} cy={px(y(optimum[1]))} r={4} />
    </Miniature>
  );
}

export const figure = defineFigure<Params>({
  title: '函数空间',
  initial: { nu: 1, rounds: 8, learner: 'all' },
  controls: () => [
    {
      kind: 'choice',
      name: 'learner',
      label: '走法',
      options: [
        { value: 'all', label: '都画' },
        ...learners.map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
    {
      kind: 'range',
      name: 'nu',
      label: '收缩率',
      symbol: 'ν',
      min: 0.05,
      max: 1,
      step: 0.05,
      format: decimal,
    },
    { kind: 'range', name: 'rounds', label: '轮数', symbol: 'm', min: 1, max: MOST, step: 1 },
  ],
  draw,
  read: say,
  thumb,
});
