import { words } from '../../../figures/text/label.js';
import { Typed } from '../../controls/typed.js';
import { Prose } from '../../parts/prose.js';
import { MathSymbol } from '../../parts/symbol.js';
import { changeLook } from '../../state/navigation.js';
import type { TheoryCard } from '../../worker/questions/describe.js';
import { axisControls, axisText, fullAxis, type MapAxis } from './wish.js';

/** One axis: parameter, ends and scale. */
export function AxisChoice({
  card,
  title,
  axis,
  other,
  look,
}: {
  card: TheoryCard;
  title: string;
  axis: MapAxis;
  other: MapAxis;
  look: 'map.x' | 'map.y';
}) {
  const controls = axisControls(card).filter(({ name }) => name !== other.name);
  const own = controls.find(({ name }) => name === axis.name);
  const set = (patch: Partial<MapAxis>) => changeLook({ [look]: axisText({ ...axis, ...patch }) });
  const end = (side: 'from' | 'to') => (
    <Typed
      class="number"
      inputMode="decimal"
      aria-label={`${title}: ${side}`}
      value={String(axis[side])}
      commit={(text) => {
        const value = Number(text.replace('−', '-'));
        if (text.trim() !== '' && Number.isFinite(value)) set({ [side]: value });
      }}
    />
  );
  const log = axis.scale === 'log';
  return (
    <fieldset class="axis">
      <legend>{title}</legend>
      <label class="axis-name">
        {own && <MathSymbol text={own.meta.symbol} />}
        <select
          aria-label={`${title}: parameter`}
          value={axis.name}
          onChange={({ currentTarget }) => {
            const chosen = controls.find(({ name }) => name === currentTarget.value);
            if (chosen) changeLook({ [look]: axisText(fullAxis(chosen)) });
          }}
        >
          {controls.map(({ name }) => (
            <option key={name} value={name}>
              {words(name)}
            </option>
          ))}
        </select>
      </label>
      <div class="axis-ends">
        {end('from')}
        <span class="quiet">to</span>
        {end('to')}
        <button
          type="button"
          class="switch"
          aria-pressed={log}
          disabled={!log && Math.min(axis.from, axis.to) <= 0}
          title={log ? 'logarithmic; click for linear' : 'linear; click for logarithmic'}
          onClick={() => set({ scale: log ? 'linear' : 'log' })}
        >
          {log ? 'log' : 'lin'}
        </button>
      </div>
      {own && (
        <p class="note">
          <Prose text={own.meta.meaning} />
        </p>
      )}
    </fieldset>
  );
}
