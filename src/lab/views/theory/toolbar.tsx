import type { View } from '../../../contract/index.js';
import { Prose } from '../../parts/prose.js';
import { changeLook } from '../../state/navigation.js';
import { card, forecast, look, sketched } from '../../state/session.js';

/** Title of the large chart and the switches that hold for all charts. */
export function Toolbar({ view }: { view: View }) {
  const { x, y, time, band } = look.value;
  const quantities = card.value?.quantities ?? [];
  const own = (name: string | undefined) => quantities.find((quantity) => quantity.name === name)?.scale ?? 'linear';
  const xNow = x ?? view.xScale ?? own(view.x);
  const yNow = y ?? view.yScale ?? own(view.y[0]);
  const conventions = forecast.value?.conventions;
  const steps = (conventions?.stepsPerTime ?? 0) > 0;
  const samples = typeof conventions?.samplesPerTime === 'number' && conventions.samplesPerTime > 0;
  const other = (scale: 'linear' | 'log') => (scale === 'log' ? 'linear' : 'log');
  return (
    <div class="toolbar">
      <h2>
        <Prose text={view.title} />
        {sketched.value && <span class="sketch">preview: first start only</span>}
      </h2>
      <div class="switches">
        {view.x === 't' && (steps || samples) && (
          <label class="switch">
            <span>time in</span>
            <select
              value={time ?? ''}
              onChange={({ currentTarget: { value } }) =>
                changeLook({ time: value === 'steps' || value === 'samples' ? value : undefined })
              }
            >
              <option value="">own units</option>
              {steps && <option value="steps">steps</option>}
              {samples && <option value="samples">samples</option>}
            </select>
          </label>
        )}
        {view.mark !== 'cell' && (
          <>
            <Toggle name="x" value={xNow === 'log' ? 'log' : 'lin'} flip={() => changeLook({ x: other(xNow) })} />
            <Toggle name="y" value={yNow === 'log' ? 'log' : 'lin'} flip={() => changeLook({ y: other(yNow) })} />
            <Toggle
              name="error bands"
              value={band === 'off' ? 'off' : 'on'}
              flip={() => changeLook({ band: band === 'off' ? undefined : 'off' })}
            />
          </>
        )}
      </div>
    </div>
  );
}

function Toggle({ name, value, flip }: { name: string; value: string; flip: () => void }) {
  return (
    <button type="button" class="switch" onClick={flip} aria-label={`${name}: ${value}`}>
      <span>{name}</span> <b>{value}</b>
    </button>
  );
}
