import { change } from '../../state/navigation.js';
import { forecast, regime, spec } from '../../state/session.js';
import { dragging, type Share } from '../drag.js';
import { Stage } from '../stage.js';
import { corners, dimensionBorder, limitsAt, limitsOf, noiseBorder, parametersAt, placeOf } from './limits.js';

const box = { left: 70, top: 46, width: 320, height: 277 };
const at = ({ x, y }: Share) => [box.left + x * box.width, box.top + (1 - y) * box.height] as const;
const path = (...points: Share[]) => `M${points.map((point) => at(point).map(Math.round).join(' ')).join('L')}`;

/** Noise strength and dimension at which the theory's regime changes its name. */
const noise = noiseBorder(0.05);
const finite = dimensionBorder(50);

/** The three limits of one-pass SGD as corners of a triangle; the point is this run, and drags its parameters along. */
export function Triangle() {
  const known = forecast.value?.parameters;
  if (!known || !spec.value) return null;
  const now = placeOf(limitsOf({ ...known, ...spec.value.parameters }));
  const { surface, point } = dragging(
    () => now,
    (to) => change({}, parametersAt(limitsAt(to))),
    { parameter: 'learningRate', box },
  );
  const [x, y] = at(now);
  const said = describe({ ...known, ...spec.value.parameters });
  return (
    <div class="panel">
      <Stage
        size={[460, 390]}
        label="Triangle of the three limits: classical, high-dimensional, mean-field"
        point={{ at: [x, y], name: 'This run among the three limits', said, share: now.x, keys: point }}
      >
        <g {...surface} class="panel-surface">
          <path d={`${path(corners.classical, corners.dimension, corners.width)}Z`} class="panel-area" />
          <path
            d={`${path(noise[0], corners.dimension, noise[1])}Z`}
            class="panel-region"
            style={{ fill: 'var(--cc-series-1)' }}
          />
        </g>
        <path d={path(...noise)} class="panel-border" />
        <path d={path(...finite)} class="panel-border panel-border-fine" />
        <g class="panel-names">
          <Corner place={corners.classical} name="classical" limit="γ → 0" dy={26} anchor="start" />
          <Corner place={corners.dimension} name="high-dimensional" limit="d → ∞" dy={26} anchor="end" />
          <Corner place={corners.width} name="mean-field" limit="p → ∞" dy={-30} anchor="middle" />
          <text x={at({ x: 0.2, y: 0.09 })[0]} y={at({ x: 0.2, y: 0.09 })[1]} class="panel-quiet">
            gradient flow
          </text>
          <text x={at({ x: 0.7, y: 0.09 })[0]} y={at({ x: 0.7, y: 0.09 })[1]} class="panel-quiet">
            SGD noise counts
          </text>
          <text x={at(finite[1])[0] + 8} y={at(finite[1])[1] - 2} class="panel-start-here">
            d = 50
          </text>
        </g>
      </Stage>
      <div class="panel-words">
        <p>
          <b>{said}</b>
        </p>
        <p>
          Each corner takes one limit alone. Drag the point, or use the arrow keys: learning rate, dimension and width
          follow. It stands for how far each limit is taken compared with the other two.
        </p>
        <p class="note">
          Shaded: the noise strength g = γ/s is above 0.05 (with s = p), so the noise of single samples enters the
          equations. Left of the fine line its corrections of order 1/d count too.
          {regime.value ? ` The theory calls this run “${regime.value.label}”.` : ''}
        </p>
      </div>
    </div>
  );
}

interface CornerProps {
  place: Share;
  name: string;
  limit: string;
  dy: number;
  anchor: 'start' | 'middle' | 'end';
}

/** Names at the lower corners reach outwards as far as the drawing goes, whatever the size of the text. */
const outwards = { start: -50, middle: 0, end: 60 };

function Corner({ place, name, limit, dy, anchor }: CornerProps) {
  const x = at(place)[0] + outwards[anchor];
  return (
    <text x={x} y={at(place)[1] + dy} text-anchor={anchor}>
      <tspan class="panel-name">{name}</tspan>
      <tspan x={x} dy="18" class="panel-quiet">
        {limit}
      </tspan>
    </text>
  );
}

function describe(parameters: Record<string, unknown>): string {
  const shown = (name: string) => (parameters[name] === 'Infinity' ? '∞' : String(parameters[name]));
  return `γ = ${shown('learningRate')}, d = ${shown('inputDimension')}, p = ${shown('width')}`;
}
