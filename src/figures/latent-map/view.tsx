import { scaleLinear } from 'd3-scale';
import { AxisBottom, AxisLeft, decimal, Picture, px } from '../axis.tsx';
import { defineFigure } from '../figure.ts';
import type { DrawState } from '../figure.ts';
import { lengths, side } from '../../math/bars.ts';
import { mulberry32, normal } from '../../math/random.ts';
import { codes, decode, likeness, nearestBar, tileCentres, tiles } from './model.ts';
import type { Kind, Point } from './model.ts';

/** Which network, the point z that is decoded, and the seed of the next draw from the prior. */
type Params = { kind: string; z1: number; z2: number; seed: number };

const reach = 2.25;
/** Grey values from which on another coat is laid; three coats make black. */
const coats = [0.2, 0.45, 0.7];

const clamp = (value: number) => Math.min(reach, Math.max(-reach, value));
const kindOf = ({ kind }: Params): Kind => (kind === 'ae' ? 'ae' : 'vae');
const pointOf = ({ z1, z2 }: Params): Point => [clamp(z1), clamp(z2)];

/** A box in pixels. */
interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Runs of pixels at least as dark as `coat`, as horizontal strokes of a path; offsets are in pixels of the image. */
function strokes(image: Float64Array, coat: number, right: number, down: number): string {
  let path = '';
  for (let row = 0; row < side; row++) {
    let start = -1;
    for (let column = 0; column <= side; column++) {
      const dark = column < side && (image[row * side + column] ?? 0) >= coat;
      if (dark && start < 0) start = column;
      if (!dark && start >= 0) {
        path += `M${right + start} ${down + row}h${column - start}`;
        start = -1;
      }
    }
  }
  return path;
}

const maps = new Map<string, string>();

/** One path for a coat of all tiles of a network, drawn once; unit: a pixel of the images. */
function mapPath(kind: Kind, coat: number): string {
  const key = `${kind} ${coat}`;
  const known = maps.get(key);
  if (known !== undefined) return known;
  const last = tileCentres.length - 1;
  const path = tiles(kind)
    .map(({ image }, i) => {
      const column = i % tileCentres.length;
      const row = last - Math.floor(i / tileCentres.length);
      return strokes(image, coat, column * side, row * side);
    })
    .join('');
  maps.set(key, path);
  return path;
}

/** The 9 × 9 map over the latent plane, with the prior's circle and the point that is decoded. */
function LatentMap({
  box,
  kind,
  z,
  width,
  height,
  set,
}: {
  box: Box;
  kind: Kind;
  z: Point;
  width: number;
  height: number;
  set: (patch: Partial<Params>) => void;
}) {
  const x = scaleLinear([-reach, reach], [box.left, box.right]);
  const y = scaleLinear([-reach, reach], [box.bottom, box.top]);
  const tile = (box.right - box.left) / tileCentres.length;
  const follow = (event: PointerEvent) => {
    const frame = (event.currentTarget as SVGElement).ownerSVGElement?.getBoundingClientRect();
    if (frame === undefined || (event.type === 'pointermove' && event.buttons === 0)) return;
    (event.currentTarget as SVGElement).setPointerCapture(event.pointerId);
    const across = ((event.clientX - frame.left) / frame.width) * width;
    const down = ((event.clientY - frame.top) / frame.height) * height;
    set({
      z1: Number(clamp(x.invert(across)).toFixed(2)),
      z2: Number(clamp(y.invert(down)).toFixed(2)),
    });
  };
  const unlike = tiles(kind).filter(({ error }) => error >= likeness);
  return (
    <g>
      <rect
        class="fill-surface stroke-rule"
        x={box.left}
        y={box.top}
        width={box.right - box.left}
        height={box.bottom - box.top}
      />
      <g transform={`translate(${box.left} ${box.top + px(tile / side / 2)}) scale(${px(tile) / side})`}>
        {coats.map((coat) => (
          <path key={coat} class="stroke-model fill-none" opacity={0.42} d={mapPath(kind, coat)} />
        ))}
      </g>
      {tileCentres.slice(1).map((centre) => (
        <g key={centre}>
          <line
            class="stroke-rule"
            x1={px(x(centre - 0.25))}
            x2={px(x(centre - 0.25))}
            y1={box.top}
            y2={box.bottom}
          />
          <line
            class="stroke-rule"
            x1={box.left}
            x2={box.right}
            y1={px(y(centre - 0.25))}
            y2={px(y(centre - 0.25))}
          />
        </g>
      ))}
      {unlike.map(({ z: [z1, z2] }) => (
        <path
          key={`${z1} ${z2}`}
          class="stroke-noise"
          stroke-width={2.5}
          d={`M${px(x(z1) + tile / 2 - 11)} ${px(y(z2) - tile / 2 + 3)}l8 8m0 -8l-8 8`}
        />
      ))}
      <circle
        class="fill-none stroke-truth"
        stroke-width={2}
        stroke-dasharray="6 4"
        cx={px(x(0))}
        cy={px(y(0))}
        r={px(x(2) - x(0))}
      />
      <AxisBottom scale={x} at={box.bottom} tickValues={[-2, -1, 0, 1, 2]} label="z₁" />
      <AxisLeft scale={y} at={box.left} across={box.left} tickValues={[-2, -1, 0, 1, 2]} />
      <rect
        class="fill-none drag"
        pointer-events="all"
        x={box.left}
        y={box.top}
        width={box.right - box.left}
        height={box.bottom - box.top}
        onPointerDown={follow}
        onPointerMove={follow}
      />
      <circle class="fill-none stroke-paper" stroke-width={6} cx={px(x(z[0]))} cy={px(y(z[1]))} r={11} />
      <circle class="fill-none stroke-accent" stroke-width={3} cx={px(x(z[0]))} cy={px(y(z[1]))} r={11} />
    </g>
  );
}

/** The image of one z, large. */
function Decoded({ box, image }: { box: Box; image: Float64Array }) {
  const size = box.right - box.left;
  const unit = size / side;
  return (
    <g>
      <rect
        class="fill-surface stroke-accent"
        stroke-width={2}
        x={box.left}
        y={box.top}
        width={size}
        height={size}
      />
      <g transform={`translate(${box.left} ${px(box.top + unit / 2)}) scale(${px(unit)})`}>
        {coats.map((coat) => (
          <path key={coat} class="stroke-model fill-none" opacity={0.42} d={strokes(image, coat, 0, 0)} />
        ))}
      </g>
    </g>
  );
}

/** The codes of the training images: bars of one length joined into a ring. */
function Codes({ box, kind, z }: { box: Box; kind: Kind; z: Point }) {
  const all = codes(kind);
  const far = Math.max(2.6, ...all.flatMap(({ mean }) => mean.map(Math.abs))) * 1.06;
  const x = scaleLinear([-far, far], [box.left, box.right]);
  const y = scaleLinear([-far, far], [box.bottom, box.top]);
  const rings = [...new Set(all.map(({ bar }) => bar.length))].filter((length) => length > lengths[0]);
  return (
    <g>
      <rect
        class="fill-none stroke-rule"
        x={box.left}
        y={box.top}
        width={box.right - box.left}
        height={box.bottom - box.top}
      />
      {rings.map((length) => {
        const ring = all.filter(({ bar }) => bar.length === length);
        const points = ring.map(({ mean: [z1, z2] }) => `${px(x(z1))} ${px(y(z2))}`);
        return (
          <path key={length} class="fill-none stroke-data" stroke-width={1.2} d={`M${points.join('L')}Z`} />
        );
      })}
      {all
        .filter(({ bar }) => bar.length === lengths[1] || bar.length === lengths[0])
        .map(({ mean: [z1, z2] }) => (
          <circle key={`${z1} ${z2}`} class="fill-data" cx={px(x(z1))} cy={px(y(z2))} r={2.4} />
        ))}
      <circle
        class="fill-none stroke-truth"
        stroke-width={2}
        stroke-dasharray="6 4"
        cx={px(x(0))}
        cy={px(y(0))}
        r={px(x(2) - x(0))}
      />
      <circle class="fill-accent stroke-paper" stroke-width={1.5} cx={px(x(z[0]))} cy={px(y(z[1]))} r={5} />
      <text class="tick" x={box.left} y={box.bottom + 17}>
        {`−${decimal(far, 1)}`}
      </text>
      <text class="tick" x={box.right} y={box.bottom + 17} text-anchor="end">
        {decimal(far, 1)}
      </text>
    </g>
  );
}

/** What the decoded image is said to be. */
function told(params: Params) {
  const z = pointOf(params);
  const image = decode(kindOf(params), z);
  const { bar, error } = nearestBar(image);
  const degrees = Math.round((bar.angle * 180) / Math.PI);
  const what = bar.length === lengths[0] ? '点' : `${degrees}°、长${decimal(bar.length, 1)}`;
  return { z, image, error, what, like: error < likeness };
}

const names = { vae: 'VAE', ae: '自编码器' } as const;
const liking = (kind: Kind) => tiles(kind).filter(({ error }) => error < likeness).length;

function draw({ params, width, set }: DrawState<Params>) {
  const wide = width >= 560;
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
        <tspan class="fill-ink" font-weight={650}>{`${names[kind]}：每格是 z 解码出的图`}</tspan>
        {wide && `，81 格里 ${liking(kind)} 格像杆`}
      </text>
      <LatentMap box={map} kind={kind} z={z} width={width} height={height} set={set} />
      {!wide && (
        <text class="label" x={4} y={map.bottom + 62}>
          {`81 格里 ${liking(kind)} 格像杆，`}
          <tspan class="fill-noise" font-weight={650}>
            ×
          </tspan>
          {' 是不像的'}
        </text>
      )}
      {wide && kind === 'ae' && (
        <text class="tick" x={30} y={map.bottom + 38}>
          <tspan class="fill-noise" font-weight={650}>
            ×
          </tspan>
          {' 不像杆的格'}
        </text>
      )}
      <text class="fill-accent" font-size={14} font-weight={650} x={one.left} y={one.top - 10}>
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
    <svg aria-hidden="true" viewBox="0 0 152 96">
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
    </svg>
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
        const [z1, z2] = [normal(random), normal(random)].map((v) => Number(clamp(v).toFixed(2)));
        return { z1: z1 ?? 0, z2: z2 ?? 0, seed: seed + 1 };
      },
    },
  ],
  draw,
  read,
  thumb,
});
