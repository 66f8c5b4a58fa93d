import { scaleLinear } from 'd3-scale';
import { klTerms } from '../../math/gaussian-kl.ts';
import { clamp } from '../../math/limits.ts';
import type { Box } from '../box.ts';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { LineKey } from '../key.tsx';
import { decimal } from '../numerals.ts';
import { Miniature, Picture, isSlim, isWide, px } from '../picture.tsx';
import { Densities, Sum, Term, curve } from './drawing.tsx';
import { density, pull } from './model.ts';
import { inside, logRange, muRange } from './scene.ts';
import type { Params } from './scene.ts';

function draw({ params: given, width, set }: DrawState<Params>) {
  const params = inside(given);
  const pulled = pull(params);
  const wide = isWide(width);
  const right = wide ? Math.round(width * 0.6) : width - 12;
  const densities: Box = { left: 12, right, top: 56, bottom: 226 };
  const sum: Box = { left: 12, right, top: 300, bottom: 318 };
  const half = Math.round(width / 2);
  const key = isSlim(width) ? { length: 14, next: 144 } : { length: 26, next: 172 };
  const left = wide ? right + 50 : 26;
  const meanBox: Box = wide
    ? { left, right: width - 12, top: 50, bottom: 134 }
    : { left, right: half - 10, top: 402, bottom: 494 };
  const widthBox: Box = wide
    ? { left, right: width - 12, top: 226, bottom: 304 }
    : { left: half + 26, right: width - 12, top: 402, bottom: 494 };
  return (
    <Picture width={width} height={wide ? 350 : 540} label={`q与标准正态之间的KL。${read(params)}`}>
      <LineKey x={12} y={18} length={key.length} dash="6 4" mark="stroke-truth" text="先验 p = N(0, 1)" />
      <LineKey x={key.next} y={18} length={key.length} mark="stroke-model" text="后验 q = N(μ, σ²)" />
      <Densities params={params} pulled={pulled} box={densities} set={set} />
      <Sum box={sum} pulled={pulled} />
      <Term
        box={meanBox}
        name="中心"
        formula="½μ²"
        wide={wide}
        label="μ"
        colour="alt"
        range={muRange}
        ticks={[-2, -1, 0, 1, 2]}
        at={params.mu}
        value={pulled.mean}
        force={pulled.forceOnMean}
        cost={(mu) => klTerms(mu, 0).mean}
      />
      <Term
        box={widthBox}
        name="宽度"
        formula="½(σ² − log σ² − 1)"
        wide={wide}
        label="log σ²"
        colour="noise"
        range={logRange}
        ticks={[-4, -2, 0]}
        at={params.logVariance}
        value={pulled.variance}
        force={pulled.forceOnWidth}
        cost={(logVariance) => klTerms(0, logVariance).variance}
      />
    </Picture>
  );
}

function read(params: Params): string {
  const { mu } = inside(params);
  const { mean, variance, total, sigma, forceOnMean, forceOnWidth } = pull(inside(params));
  return (
    `μ = ${decimal(mu)}，σ = ${decimal(sigma)}：KL = ${decimal(mean, 3)} + ${decimal(variance, 3)} = ${decimal(total, 3)} 纳特；` +
    `对 μ 的拉力 ${decimal(forceOnMean)}，对 log σ² 的拉力 ${decimal(forceOnWidth)}`
  );
}

/** Two densities and the two costs. */
function thumb(params: Params) {
  const { mu } = inside(params);
  const { mean, variance, sigma } = pull(inside(params));
  const x = scaleLinear([-3, 3.4], [4, 148]);
  const y = scaleLinear([0, 0.85], [66, 6]);
  return (
    <Miniature>
      <path
        class="fill-none stroke-truth"
        stroke-width="2"
        d={curve(x, y, [-3, 3.4], (z) => density(z, 0, 1))}
      />
      <path
        class="fill-none stroke-model"
        stroke-width="2.5"
        d={curve(x, y, [-3, 3.4], (z) => density(z, mu, sigma))}
      />
      <line class="stroke-muted" x1="4" x2="148" y1="67" y2="67" />
      <rect class="fill-alt" x="14" y="78" width={px(mean * 130)} height="11" />
      <rect class="fill-noise" x={px(15 + mean * 130)} y="78" width={px(variance * 130)} height="11" />
    </Miniature>
  );
}

export const figure = defineFigure<Params>({
  title: 'KL拉的是什么',
  initial: { mu: 1, logVariance: Number(Math.log(0.25).toFixed(4)) },
  controls: () => [
    {
      kind: 'range',
      name: 'mu',
      label: '中心',
      symbol: 'μ',
      min: muRange[0],
      max: muRange[1],
      step: 0.05,
      format: decimal,
    },
    {
      kind: 'range',
      name: 'logVariance',
      label: '宽度',
      symbol: 'log σ²',
      min: logRange[0],
      max: logRange[1],
      step: 0.05,
      format: decimal,
    },
    { kind: 'action', label: '回到先验', apply: () => ({ mu: 0, logVariance: 0 }) },
    {
      kind: 'action',
      label: '松手一步',
      apply: (params) => {
        const { mu, logVariance } = inside(params);
        const { forceOnMean, forceOnWidth } = pull({ mu, logVariance });
        return {
          mu: Number((mu + 0.3 * forceOnMean).toFixed(3)),
          logVariance: Number(clamp(logVariance + 0.3 * forceOnWidth, logRange).toFixed(3)),
        };
      },
    },
  ],
  draw,
  read,
  thumb,
});
