import { colourOf, palette } from '../../charts/palette.js';
import { change } from '../../state/navigation.js';
import { regime, wholeForecast, wholeParts } from '../../state/session.js';
import { dragging, type Share } from '../drag.js';
import { between } from '../scale.js';
import { Stage } from '../stage.js';
import { type Course, coursesOf, scaleFactor } from './course.js';

const box = { left: 66, top: 16, width: 352, height: 300 };
const heights = [0.5, 1, 2, 4, 8, 16, 32];

/** The plane of mechanisms: alignment of the layers across, rescaling of their norms up; every run starts in its middle. */
export function Mechanisms() {
  // The scales that belong to the courses: newer ones would be moved from an end they do not have.
  const known = wholeForecast.value?.parameters;
  const courses = coursesOf(wholeParts.value);
  const [first] = courses;
  if (!known || !first) return <p class="note">This run has no angle and norms to show.</p>;
  const largest = Math.max(...courses.flatMap(({ growth }) => growth.map(Math.abs)));
  const most = heights.find((height) => height > 1.05 * largest) ?? 1.1 * largest;
  const threshold = Number(known.regimeThreshold);
  const place = (turn: number, growth: number): Share => ({ x: (turn + 1) / 2, y: (growth / most + 1) / 2 });
  const at = ({ x, y }: Share) => [box.left + x * box.width, box.top + (1 - y) * box.height] as const;
  const xy = (turn: number, growth: number) => at(place(turn, growth));
  const end = endOf(first);
  const movable = !(known.readoutWeights as unknown[])?.length && !(known.hiddenWeights as unknown[])?.length;
  const { surface, point } = dragging(
    () => place(end.turn, end.growth),
    ({ x, y }) => {
      const factor = scaleFactor(first, { turn: 2 * x - 1, growth: (2 * y - 1) * most });
      const scaled = (name: string) => Number(between(Number(known[name]) * factor, 1e-6, 1e3).toPrecision(3));
      if (movable)
        change(
          {},
          {
            readoutInitialScale: scaled('readoutInitialScale'),
            hiddenInitialScale: scaled('hiddenInitialScale'),
          },
        );
    },
    { parameter: 'readoutInitialScale', box },
  );
  const [left, top] = xy(-threshold, Math.min(threshold, most));
  const [right, bottom] = xy(threshold, -Math.min(threshold, most));
  const [endX, endY] = xy(end.turn, end.growth);
  const said = describe(end, threshold);
  return (
    <div class="panel">
      <Stage
        size={[440, 366]}
        label="Plane of alignment (across) and rescaling (up)"
        point={{
          at: [endX, endY],
          name: 'End of this run in the plane of mechanisms',
          said,
          share: (end.turn + 1) / 2,
          ...(movable ? { keys: point } : {}),
        }}
      >
        <g {...(movable ? surface : {})} class={movable ? 'panel-surface' : ''}>
          <rect x={box.left} y={box.top} width={box.width} height={box.height} class="panel-area" />
          <rect x={left} y={box.top} width={right - left} height={box.height} class="panel-band" />
          <rect x={box.left} y={top} width={box.width} height={bottom - top} class="panel-band" />
        </g>
        <path d={randomStarts(most, xy)} class="panel-guide" />
        <g class="panel-names">
          <Names xy={xy} />
          <Axes most={most} xy={xy} />
        </g>
        {courses.map(({ label, turn, growth }, k) => (
          <path
            key={label}
            d={`M${turn
              .map((value, i) =>
                xy(value, growth[i] as number)
                  .map((v) => v.toFixed(1))
                  .join(' '),
              )
              .join('L')}`}
            class="panel-course"
            style={{ stroke: colourOf(palette.value, k) }}
          />
        ))}
        <circle cx={xy(0, 0)[0]} cy={xy(0, 0)[1]} r="4" class="panel-start" />
      </Stage>
      <Words said={said} threshold={threshold} movable={movable} />
    </div>
  );
}

/** What the point, the line and the bands say. */
function Words({ said, threshold, movable }: { said: string; threshold: number; movable: boolean }) {
  return (
    <div class="panel-words">
      <p>
        <b>{said}</b>
      </p>
      <p>
        The line is the course of the run from its start (small circle) to its end. To the right the layers turn towards
        each other, to the left away; upwards their norms grow.
      </p>
      <p class="note">
        Inside a grey band the change does not count (less than {threshold}); inside both, the network is a kernel
        machine. Dashed: where runs from small random output end.{' '}
        {movable
          ? 'Drag the end, or use the arrow keys: both initial scales follow.'
          : 'The start is given as explicit weights, so the point cannot be dragged.'}
        {regime.value ? ` The theory calls this run “${regime.value.label}”.` : ''}
      </p>
    </div>
  );
}

function Names({ xy }: { xy: (turn: number, growth: number) => readonly [number, number] }) {
  return (
    <>
      <text x={box.left + box.width - 8} y={xy(0, 0)[1] + 30} class="panel-name panel-end">
        alignment
      </text>
      <text x={box.left + 8} y={xy(0, 0)[1] + 30} class="panel-name">
        disalignment
      </text>
      <Rescaling x={xy(0, 0)[0] - 22} y={box.top + 20} says="norms grow" />
      <Rescaling x={xy(0, 0)[0] - 22} y={box.top + box.height - 28} says="norms shrink" />
    </>
  );
}

function Rescaling({ x, y, says }: { x: number; y: number; says: string }) {
  return (
    <text x={x} y={y} class="panel-end">
      <tspan class="panel-name">rescaling</tspan>
      <tspan x={x} dy="18" class="panel-quiet">
        {says}
      </tspan>
    </text>
  );
}

function Axes({ most, xy }: { most: number; xy: (turn: number, growth: number) => readonly [number, number] }) {
  const bottom = box.top + box.height;
  return (
    <>
      {[-1, -0.5, 0, 0.5, 1].map((turn) => (
        <text key={turn} x={xy(turn, 0)[0]} y={bottom + 17} class="panel-quiet">
          {String(turn).replace('-', '−')}
        </text>
      ))}
      <text x={xy(0, 0)[0]} y={bottom + 38} class="panel-quiet">
        alignment: change of |cos ζ|
      </text>
      {[-1, 0, 1].map((share) => (
        <text key={share} x={box.left - 8} y={xy(0, share * most)[1] + 4} class="panel-quiet panel-end">
          ×{brief(Math.exp(share * most))}
        </text>
      ))}
    </>
  );
}

/** Ends of runs from an output near 0: |u||w| grows as 1/sin ζ∞. */
function randomStarts(most: number, xy: (turn: number, growth: number) => readonly [number, number]): string {
  const points: string[] = [];
  for (let k = 0; k <= 60; k++) {
    const cosine = Math.sin((k / 60) * 1.5707);
    const growth = -0.5 * Math.log(1 - cosine * cosine);
    if (growth <= most)
      points.push(
        xy(cosine, growth)
          .map((v) => v.toFixed(1))
          .join(' '),
      );
  }
  return `M${points.join('L')}`;
}

function endOf({ turn, growth }: Course): { turn: number; growth: number } {
  return { turn: turn.at(-1) as number, growth: growth.at(-1) as number };
}

function describe({ turn, growth }: { turn: number; growth: number }, threshold: number): string {
  const turned =
    Math.abs(turn) <= threshold ? 'the angle stays' : turn > 0 ? 'the layers align' : 'the layers turn apart';
  const scaled = Math.abs(growth) <= threshold ? 'the norms stay' : `|u||w| × ${brief(Math.exp(growth))}`;
  const signed = `${turn < 0 ? '−' : '+'}${Math.abs(turn).toFixed(2)}`;
  return `${turned.charAt(0).toUpperCase()}${turned.slice(1)} (|cos ζ| ${signed}); ${scaled}`;
}

function brief(value: number): string {
  return value >= 1e4 || value < 1e-3 ? value.toExponential(0) : String(Number(value.toPrecision(2)));
}
