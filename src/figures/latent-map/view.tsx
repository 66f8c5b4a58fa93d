import { mulberry32, normal } from '../../math/random.ts';
import type { Box } from '../box.ts';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { decimal } from '../numerals.ts';
import { Miniature, Picture, isWide } from '../picture.tsx';
import { Codes, Decoded, LatentMap } from './drawing.tsx';
import { decode, likeness, tiles } from './model.ts';
import type { Kind } from './model.ts';
import { hundredth, kindOf, reach, told } from './scene.ts';
import type { Params } from './scene.ts';
import { strokes } from './strokes.ts';

const names = { vae: 'VAE', ae: '自编码器' } as const;
const liking = (kind: Kind) => tiles(kind).filter(({ error }) => error < likeness).length;

function draw({ params, width, set }: DrawState<Params>) {
  const wide = isWide(width);
  const kind = kindOf(params);
  const { z, image, error, what, like } = told(params);
  const mapSize = wide ? Math.round(width * 0.6) : width - 38;
  const map: Box = { left: 30, right: 30 + mapSize, top: 36, bottom: 36 + mapSize };
  const left = wide ? map.right + 36 : 30;
  const top = wide ? 36 : map.bottom + 106;
  const big = wide ? Math.min(150, width - left - 8) : Math.round((width - 60) / 2);
  const one: Box = { left, right: left + big, top, bottom: top + big };
  const ring = wide ? Math.min(186, width - left - 8, map.bottom - one.bottom - 72) : big;
  const ringLeft = wide ? left : width - 8 - big;
  const ringTop = wide ? map.bottom - ring : top;
  const cloud: Box = { left: ringLeft, right: ringLeft + ring, top: ringTop, bottom: ringTop + ring };
  const height = wide ? map.bottom + 46 : one.bottom + 66;
  return (
    <Picture width={width} height={height} label={`${names[kind]}的隐空间地图。${read(params)}`}>
      <text class="label" x={4} y={18}>
        <tspan class="fill-ink" font-weight={700}>{`${names[kind]}：每格是 z 解码出的图`}</tspan>
        {wide && `，81 格里 ${liking(kind)} 格像杆`}
      </text>
      <LatentMap box={map} kind={kind} z={z} set={set} />
      {!wide && (
        <text class="label" x={4} y={map.bottom + 62}>
          {`81 格里 ${liking(kind)} 格像杆，`}
          <tspan class="fill-noise" font-weight={700}>
            ×
          </tspan>
          {' 是不像的'}
        </text>
      )}
      {wide && kind === 'ae' && (
        <text class="tick" x={30} y={map.bottom + 38}>
          <tspan class="fill-noise" font-weight={700}>
            ×
          </tspan>
          {' 不像杆的格'}
        </text>
      )}
      <text class="fill-accent" font-size={14} font-weight={700} x={one.left} y={one.top - 10}>
        {`z = (${decimal(z[0])}, ${decimal(z[1])})`}
      </text>
      <Decoded box={one} image={image} />
      <text class="tick" x={one.left} y={one.bottom + 19}>
        {like ? `像：${what}` : `不像杆，最近${what}`}
      </text>
      <text class="tick" x={one.left} y={one.bottom + 38}>
        {`差 ${decimal(error)}（平方和）`}
      </text>
      <text class="label" x={cloud.left} y={cloud.top - 10}>
        {wide ? '193 张图的码，同长连环' : '193 张图的码'}
      </text>
      <Codes box={cloud} kind={kind} z={z} />
      <text
        class="fill-truth"
        font-size={13}
        x={(cloud.left + cloud.right) / 2}
        y={cloud.bottom + (wide ? 17 : 36)}
        text-anchor="middle"
      >
        虚圈：|z| = 2
      </text>
    </Picture>
  );
}

function read(params: Params): string {
  const kind = kindOf(params);
  const { z, error, what, like } = told(params);
  return (
    `${names[kind]}：z = (${decimal(z[0])}, ${decimal(z[1])})，最近的真杆是${what}，差 ${decimal(error)}，` +
    `${like ? '像杆' : '不像杆'}；地图81格里 ${liking(kind)} 格像杆（差小于${likeness}）`
  );
}

/** A few tiles of the map. */
function thumb(params: Params) {
  const kind = kindOf(params);
  return (
    <Miniature>
      {[-1.5, 0, 1.5].flatMap((z2, row) =>
        [-2, -1, 0, 1, 2].map((z1, column) => (
          <g
            key={`${z1} ${z2}`}
            transform={`translate(${column * 30 + 2} ${(2 - row) * 31 + 2.9}) scale(1.8)`}
          >
            <path class="stroke-model fill-none" d={strokes(decode(kind, [z1, z2]), 0.45, 0, 0)} />
          </g>
        )),
      )}
    </Miniature>
  );
}

const coordinate = (name: 'z1' | 'z2', label: string, symbol: string) => ({
  kind: 'range' as const,
  name,
  label,
  symbol,
  min: -reach,
  max: reach,
  step: 0.05,
  format: (v: number) => decimal(v),
});

export const figure = defineFigure<Params>({
  title: '隐空间的地图',
  initial: { kind: 'vae', z1: 1.2, z2: 1, seed: 1 },
  controls: () => [
    {
      kind: 'choice',
      name: 'kind',
      label: '网络',
      options: [
        { value: 'vae', label: 'VAE（β = 1）' },
        { value: 'ae', label: '自编码器（β = 0，无噪声）' },
      ],
    },
    coordinate('z1', '横坐标', 'z₁'),
    coordinate('z2', '纵坐标', 'z₂'),
    {
      kind: 'action',
      label: '从先验抽一个z',
      apply: ({ seed }) => {
        const random = mulberry32(seed);
        const [z1, z2] = [normal(random), normal(random)].map((v) => hundredth(v));
        return { z1: z1 ?? 0, z2: z2 ?? 0, seed: seed + 1 };
      },
    },
  ],
  draw,
  read,
  thumb,
});
