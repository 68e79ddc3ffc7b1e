import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Dataset } from '../../../contract/index.js';
import { readable } from '../../../figures/text/number.js';
import { front } from '../../bench/index.js';
import { MathSymbol } from '../../parts/symbol.js';
import { change } from '../../state/navigation.js';
import { cursor, spec, touched, wholeForecast } from '../../state/session.js';
import { between, logShare, logValue } from '../scale.js';
import { type Marks, type Phase, phasesOf } from './phases.js';

const names = ['phase', 'timeToFit', 'timeToHalf', 'searchTime'];
const curves = ['t', 'trainMse', 'testMse', 'weightSquaredNorm', 'kernelChange'];

/** The run as a line of its phases on a logarithmic axis of time; its end can be dragged. */
export function TimeLine() {
  const dataset = wholeForecast.value?.parts[0]?.dataset;
  const marks = useSignal<Marks | undefined>(undefined);
  useEffect(() => {
    if (!dataset || !curves.every((name) => name in dataset.series)) return;
    const asked = front.ask('landmarks', { theory: 'dln-dmft', dataset: only(dataset, curves), names });
    void asked.answer.then(
      (found) => {
        marks.value = found as unknown as Marks;
      },
      () => undefined,
    );
  }, [dataset]);
  const times = dataset?.series.t?.values;
  if (!dataset || !times || Array.isArray(times) || !marks.value) return <p class="note">Waiting for the curves …</p>;
  const first = times.find((t) => t > 0) as number;
  const last = times.at(-1) as number;
  // The axis goes on beyond the end, so that the end can be moved later.
  const axis = [first, last * 3] as const;
  const share = (t: number) => between(logShare(t, axis), 0, 1);
  const percent = (t: number) => `${(100 * share(t)).toFixed(2)}%`;
  const phases = phasesOf(marks.value, first, last);
  const found = events(marks.value, last);
  const timeUnder = ({ clientX, currentTarget }: PointerEvent) => {
    const bounds = (currentTarget as Element).getBoundingClientRect();
    return logValue(between((clientX - bounds.left) / bounds.width, 0, 1), axis);
  };
  const setEnd = (t: number) => change({}, { finalTime: Number(between(t, 0.1, 1e6).toPrecision(3)) });
  return (
    <div class="panel panel-wide">
      <div
        class="timeline"
        onPointerMove={(event) => {
          cursor.value = Math.min(last, timeUnder(event));
        }}
        onPointerLeave={() => {
          cursor.value = undefined;
        }}
      >
        {phases.map(({ name, from, to }, k) => (
          <div
            key={name}
            class="timeline-phase"
            style={{
              left: percent(from),
              width: `${100 * (share(to) - share(from))}%`,
              '--phase': `var(--cc-series-${k})`,
            }}
          >
            <span>{name}</span>
          </div>
        ))}
        {found.map(({ symbol, t }) => (
          <i key={symbol} class="timeline-mark" style={{ left: percent(t) }} />
        ))}
        {cursor.value !== undefined && <i class="timeline-cursor" style={{ left: percent(cursor.value) }} />}
        <EndHandle at={percent(last)} end={last} setEnd={setEnd} axis={axis} />
        {decades(axis).map((t) => (
          <span key={t} class="timeline-tick" style={{ left: percent(t) }}>
            {readable(t)}
          </span>
        ))}
      </div>
      <Words phases={phases} found={found} />
    </div>
  );
}

/** The phases and their borders in words. */
function Words({ phases, found }: { phases: Phase[]; found: ReturnType<typeof events> }) {
  return (
    <>
      <dl class="timeline-words">
        {phases.map(({ name, says, from, to }, k) => (
          <div key={name}>
            <dt>
              <i class="timeline-swatch" style={{ background: `var(--cc-series-${k})` }} /> {name}
              <span class="quiet">
                {' '}
                t = {readable(from, 2)} … {readable(to, 2)}
              </span>
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <p class="note">
        {found.map(({ symbol, says, t }) => (
          <span key={symbol}>
            <MathSymbol text={symbol} /> = {readable(t, 3)}: {says}.{' '}
          </span>
        ))}
        Point at a time to see it in every chart; drag the right end, or use its arrow keys, to run longer or shorter.
      </p>
    </>
  );
}

function EndHandle({
  at,
  end,
  setEnd,
  axis,
}: {
  at: string;
  end: number;
  setEnd(t: number): void;
  axis: readonly [number, number];
}) {
  const own = Number(spec.value?.parameters.finalTime ?? end);
  const held = useSignal<number | undefined>(undefined);
  const shareUnder = ({ clientX, currentTarget }: PointerEvent) => {
    const bounds = ((currentTarget as Element).parentElement as Element).getBoundingClientRect();
    return between((clientX - bounds.left) / bounds.width, 0.05, 1);
  };
  return (
    <div
      class="timeline-end"
      style={{ left: held.value === undefined ? at : `${100 * held.value}%` }}
      tabIndex={0}
      role="slider"
      aria-label="End of the run"
      aria-valuemin={0.1}
      aria-valuemax={1e6}
      aria-valuenow={own}
      aria-valuetext={`t = ${readable(own, 3)}`}
      onFocus={() => {
        touched.value = 'finalTime';
      }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) held.value = shareUnder(event);
      }}
      onPointerUp={(event) => {
        held.value = undefined;
        setEnd(logValue(shareUnder(event), axis));
      }}
      onKeyDown={(event) => {
        const factor = { ArrowRight: 1.1, ArrowUp: 1.1, ArrowLeft: 1 / 1.1, ArrowDown: 1 / 1.1 }[event.key];
        if (!factor) return;
        event.preventDefault();
        setEnd(own * factor);
      }}
    />
  );
}

function events({ timeToFit, timeToHalf, searchTime }: Marks, last: number) {
  return [
    { symbol: 't_search', says: 'the weights reach 1 % of their final size', t: searchTime },
    { symbol: 't_fit', says: 'the training error is 1 % of its start', t: timeToFit },
    { symbol: 't_½', says: 'the test error is half-way to its end', t: timeToHalf },
  ].filter(({ t }) => Number.isFinite(t) && t > 0 && t <= last);
}

function only({ sizes, series }: Dataset, wanted: string[]): Dataset {
  return { sizes, series: Object.fromEntries(wanted.map((name) => [name, series[name]])) as Dataset['series'] };
}

/** Powers of ten on the axis, at most seven. */
function decades([low, high]: readonly [number, number]): number[] {
  const from = Math.ceil(Math.log10(low));
  const count = Math.floor(Math.log10(high)) - from + 1;
  const step = Math.ceil(count / 7);
  return Array.from({ length: Math.max(0, Math.ceil(count / step)) }, (_, k) => 10 ** (from + k * step));
}
