import { useEffect, useRef } from 'preact/hooks';
import { readable } from '../../../figures/text/number.js';
import { change } from '../../state/navigation.js';
import { forecast, regime, spec } from '../../state/session.js';
import { dragging, type Share } from '../drag.js';
import { between, logShare, logValue } from '../scale.js';
import { Stage } from '../stage.js';
import { cellName, drifts, keepSurveyed, scales, widths } from './survey.js';

const box = { left: 62, top: 14, width: 360, height: 290 };
const across = [5.66, 362] as const;
const up = [0.063, 15.8] as const;

/** Below and above these drifts of the kernel training is called lazy and rich. */
const lazy = 0.1;
const rich = 1;

/** Width of the network against its laziness scale: soft regions of the predicted drift of the kernel, and this run's point. */
export function LazinessPlane() {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let stop: (() => void) | undefined;
    const seen = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) stop ??= keepSurveyed(() => spec.value);
    });
    seen.observe(holder.current as HTMLDivElement);
    return () => {
      seen.disconnect();
      stop?.();
    };
  }, []);
  const parameters = { ...forecast.value?.parameters, ...spec.value?.parameters };
  const limit = parameters.width === 'Infinity';
  const width = limit ? across[1] : Number(parameters.width ?? 256);
  const scale = Number(parameters.lazinessScale ?? 1);
  const now: Share = { x: between(logShare(width, across), 0, 1), y: between(logShare(scale, up), 0, 1) };
  const { surface, point } = dragging(
    () => now,
    ({ x, y }) => change({}, { width: Math.max(1, Math.round(logValue(x, across))), lazinessScale: logValue(y, up) }),
    { parameter: 'lazinessScale', box },
  );
  const at = ({ x, y }: Share) => [box.left + x * box.width, box.top + (1 - y) * box.height] as const;
  const [px, py] = at(now);
  const said = `n = ${limit ? '∞' : width}, α = ${readable(scale, 3)}`;
  return (
    <div class="panel" ref={holder}>
      <Stage
        size={[440, 362]}
        label="Plane of width (across) and laziness (up)"
        point={{ at: [px, py], name: 'This run by width and laziness', said, share: now.x, keys: point }}
      >
        <clipPath id="laziness-plane">
          <rect x={box.left} y={box.top} width={box.width} height={box.height} />
        </clipPath>
        <g {...surface} class="panel-surface">
          <rect x={box.left} y={box.top} width={box.width} height={box.height} class="panel-area" />
          <g clip-path="url(#laziness-plane)">
            <g class="panel-soft">
              <Cells at={at} />
            </g>
          </g>
        </g>
        <g class="panel-names">
          <RegionNames at={at} />
          <Axes at={at} />
        </g>
      </Stage>
      <Words said={said} />
    </div>
  );
}

/** What the point and the shading say. */
function Words({ said }: { said: string }) {
  return (
    <div class="panel-words">
      <p>
        <b>{said}</b>
      </p>
      <p>
        Wide networks and large output scales train like their linearisation; narrow ones with small scales learn
        features. Drag the point, or use the arrow keys.
      </p>
      <p class="note">
        Shading: drift of the tangent kernel after 12 learning times as predicted from the start, with this run's other
        parameters: lazy below {lazy}, rich above {rich}. These borders are conventions.
        {regime.value ? ` The theory calls this run “${regime.value.label}”.` : ''}
      </p>
      <Progress />
    </div>
  );
}

function Axes({ at }: { at: (place: Share) => readonly [number, number] }) {
  return (
    <>
      {widths.map((n) => (
        <text key={n} x={at({ x: logShare(n, across), y: 0 })[0]} y={box.top + box.height + 17} class="panel-quiet">
          {n}
        </text>
      ))}
      <text x={box.left + box.width / 2} y={box.top + box.height + 40} class="panel-quiet">
        width n
      </text>
      {[0.1, 1, 10].map((a) => (
        <text key={a} x={box.left - 8} y={at({ x: 0, y: logShare(a, up) })[1] + 4} class="panel-quiet panel-end">
          {a}
        </text>
      ))}
      <text
        x={18}
        y={box.top + box.height / 2}
        class="panel-quiet"
        transform={`rotate(-90 18 ${box.top + box.height / 2})`}
      >
        laziness α
      </text>
    </>
  );
}

/** How far the shading is; nothing once it is whole. */
function Progress() {
  const whole = widths.length * scales.length;
  const done = drifts.value.size;
  if (done >= whole || done === 0) return null;
  return (
    <p class="note" role="status">
      Shading: {done} of {whole} places.
    </p>
  );
}

function Cells({ at }: { at: (place: Share) => readonly [number, number] }) {
  const width = box.width / widths.length;
  const height = box.height / scales.length;
  return (
    <>
      {widths.flatMap((n, i) =>
        scales.map((a, j) => {
          const drift = drifts.value.get(cellName(n, a));
          if (drift === undefined) return null;
          // Cells at the edge reach beyond it, so that the softening does not fade there.
          const [x, y] = at({ x: i / widths.length, y: (j + 1) / scales.length });
          const [left, top] = [i === 0 ? 60 : 1, j === scales.length - 1 ? 60 : 1];
          const [right, bottom] = [i === widths.length - 1 ? 60 : 1, j === 0 ? 60 : 1];
          return (
            <rect
              key={cellName(n, a)}
              x={x - left}
              y={y - top}
              width={width + left + right}
              height={height + top + bottom}
              style={{ fill: 'var(--cc-series-1)', opacity: strength(drift) }}
            />
          );
        }),
      )}
    </>
  );
}

/** Nothing for the laziest, half opaque for the richest. */
function strength(drift: number): number {
  return 0.55 * between(logShare(Math.max(drift, 1e-12), [0.01, 10]), 0, 1);
}

/** The names, each in the middle of the places that bear it. */
function RegionNames({ at }: { at: (place: Share) => readonly [number, number] }) {
  const members = new Map<string, Share[]>();
  widths.forEach((n, i) => {
    scales.forEach((a, j) => {
      const drift = drifts.value.get(cellName(n, a));
      if (drift === undefined) return;
      const name = drift < lazy ? 'lazy' : drift > rich ? 'rich' : 'crossover';
      const place = { x: (i + 0.5) / widths.length, y: (j + 0.5) / scales.length };
      members.set(name, [...(members.get(name) ?? []), place]);
    });
  });
  return (
    <>
      {[...members].map(([name, places]) => {
        const mean = (pick: (place: Share) => number) => places.reduce((sum, p) => sum + pick(p), 0) / places.length;
        const [x, y] = at({
          x: between(
            mean(({ x }) => x),
            0.1,
            0.9,
          ),
          y: mean(({ y }) => y),
        });
        return (
          <text key={name} x={x} y={y} class="panel-name panel-middle">
            {name}
          </text>
        );
      })}
    </>
  );
}
