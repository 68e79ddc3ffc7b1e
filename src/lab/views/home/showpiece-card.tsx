import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { height, type Stroke, strokesOf, width } from '../../catalogue/picture.js';
import type { Showpiece } from '../../catalogue/showpieces.js';
import { go } from '../../state/navigation.js';
import { specOfPiece } from './piece-spec.js';
import { turning } from './turning.js';

/** Positions of a dial. */
const positions = 200;

/** A theory: what it answers, a real experiment as its picture, and a dial that computes the picture anew. */
export function ShowpieceCard({ piece, first }: { piece: Showpiece; first: Stroke[] }) {
  const { theory, title, question, caption, dial } = piece;
  const value = useSignal(dial.at);
  const strokes = useSignal(first);
  const live = useSignal(false);
  const { turn, stop } = useMemo(
    () =>
      turning(piece, (members) => {
        strokes.value = strokesOf(piece, members);
        live.value = true;
      }),
    [piece],
  );
  useEffect(() => stop, [stop]);
  const open = () => go(specOfPiece(piece, value.value));
  return (
    <article class="card showpiece">
      <div class={live.value ? 'picture' : 'picture draws'}>
        <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
          {strokes.value.map(({ path, colour, dashed }, k) => (
            <path
              key={`${k}`}
              d={path}
              style={{ stroke: `var(--cc-series-${colour % 7})` }}
              stroke-dasharray={dashed ? '4 3' : undefined}
            />
          ))}
        </svg>
        <span class="caption">{caption}</span>
      </div>
      <h2>
        <button type="button" class="link cover" data-theory={theory} onClick={open}>
          {title}
        </button>
        <span class="go" aria-hidden="true">
          Open →
        </span>
      </h2>
      <p class="question">{question}</p>
      <label class="dial">
        <span>{dial.label}</span>
        <output>{value.value}</output>
        <input
          class="slider"
          type="range"
          min={0}
          max={positions}
          value={positionOf(value.value, dial)}
          aria-valuetext={String(value.value)}
          onInput={({ currentTarget }) => {
            value.value = valueAt(Number(currentTarget.value), dial);
            turn(value.value);
          }}
        />
      </label>
    </article>
  );
}

function positionOf(value: number, { from, to }: Showpiece['dial']): number {
  return Math.round((positions * Math.log(value / from)) / Math.log(to / from));
}

function valueAt(position: number, { from, to, whole = false }: Showpiece['dial']): number {
  const exact = from * (to / from) ** (position / positions);
  return whole ? Math.round(exact) : Number(exact.toPrecision(2));
}
