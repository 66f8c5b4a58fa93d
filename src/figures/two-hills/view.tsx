import { scaleLog } from 'd3-scale';
import type { Box } from '../box.ts';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { decimal } from '../numerals.ts';
import { Miniature, Picture, isWide, px } from '../picture.tsx';
import { Gauge, Pose, Stage, path, scales, track } from './drawing.tsx';
import { best, fitted, measure, rulers, target } from './model.ts';
import type { Ruler } from './model.ts';
import { inside, muRange, names, poses, sigmaRange, steps } from './scene.ts';
import type { Params } from './scene.ts';

function draw({ params, width, set }: DrawState<Params>) {
  const wide = isWide(width);
  const fit = inside(params);
  const found = measure(fit, steps);
  const stage: Box = wide
    ? { left: 14, right: Math.min(384, width - 256), top: 34, bottom: 224 }
    : { left: 10, right: width - 10, top: 34, bottom: 200 };
  const gaugeLeft = wide ? stage.right + 40 : 14;
  const gaugeTop = wide ? 48 : stage.bottom + 74;
  const gap = wide ? 54 : 50;
  const poseTop = wide ? 286 : gaugeTop + 3 * gap + 62;
  const poseHeight = 180;
  const space = wide ? 40 : 14;
  const poseWidth = (width - 28 - 2 * space) / 3;
  return (
    <Picture width={width} height={poseTop + poseHeight + 8} label={`拖一个高斯去像两座山。${read(params)}`}>
      <text class="label" x={stage.left} y={16}>
        <tspan class="fill-truth" font-weight={700}>
          p：两座山
        </tspan>
        {'　'}
        <tspan
          class="fill-model"
          font-weight={700}
        >{`q：N(${decimal(fit.mu)}, ${decimal(fit.sigma)}²)`}</tspan>
      </text>
      <Stage box={stage} fit={fit} set={set} />
      {rulers.map((ruler, i) => (
        <Gauge
          key={ruler}
          ruler={ruler}
          value={found[ruler]}
          left={gaugeLeft}
          right={width - 14}
          y={gaugeTop + i * gap}
        />
      ))}
      {[0.1, 1, 10, 100].map((value) => (
        <text
          key={value}
          class="tick"
          x={px(scaleLog(track, [gaugeLeft, width - 14])(value))}
          y={gaugeTop + 3 * gap + 25}
          text-anchor={value === 0.1 ? 'start' : value === 100 ? 'end' : 'middle'}
        >
          {value}
        </text>
      ))}
      {poses.map((pose, i) => {
        const left = 14 + i * (poseWidth + space);
        return (
          <Pose
            key={pose.name}
            box={{ left: px(left), right: px(left + poseWidth), top: poseTop, bottom: poseTop + poseHeight }}
            pose={pose}
            set={set}
          />
        );
      })}
    </Picture>
  );
}

function read(params: Params): string {
  const fit = inside(params);
  const found = measure(fit, steps);
  const values = rulers.map((ruler) => `${names[ruler]} = ${decimal(found[ruler], 3)}`).join('，');
  return `q = N(${decimal(fit.mu)}, ${decimal(fit.sigma)}²)：${values}；弗雷歇距离平方 ${decimal(found.frechet)}`;
}

/** Two hills; the q that covers both, and the q that climbs one. */
function thumb() {
  const { x, y } = scales({ left: 4, right: 148, top: 4, bottom: 90 }, { mu: 2, sigma: 0.5 });
  return (
    <Miniature>
      <path class="fill-truth" opacity={0.2} d={`${path(x, y, target)}L148 90L4 90Z`} />
      <path class="fill-none stroke-truth" stroke-width="2" d={path(x, y, target)} />
      {poses.slice(0, 2).map((pose, i) => (
        <path
          key={pose.name}
          class={`fill-none ${i === 0 ? 'stroke-model' : 'stroke-alt'}`}
          stroke-width="2.5"
          d={path(x, y, (at) => fitted(pose, at))}
        />
      ))}
      <line class="stroke-muted" x1="4" x2="148" y1="90" y2="90" />
    </Miniature>
  );
}

const toBest = (ruler: Ruler) => () => {
  const { mu, sigma } = best(ruler);
  return { mu: Number(Math.abs(mu).toFixed(2)), sigma: Number(sigma.toFixed(2)) };
};

export const figure = defineFigure<Params>({
  title: '拖一个高斯去像两座山',
  initial: { mu: 0, sigma: 2.0616 },
  controls: () => [
    {
      kind: 'range',
      name: 'mu',
      label: 'q的中心',
      symbol: 'μ',
      min: muRange[0],
      max: muRange[1],
      step: 0.05,
      format: decimal,
    },
    {
      kind: 'range',
      name: 'sigma',
      label: 'q的宽度',
      symbol: 'σ',
      min: sigmaRange[0],
      max: sigmaRange[1],
      step: 0.02,
      format: decimal,
    },
    { kind: 'action', label: '让KL(p‖q)最小', apply: toBest('forward') },
    { kind: 'action', label: '让KL(q‖p)最小', apply: toBest('reverse') },
    { kind: 'action', label: '让JS最小', apply: toBest('js') },
    { kind: 'action', label: '让W₁最小', apply: toBest('w1') },
  ],
  draw,
  read,
  thumb,
});
