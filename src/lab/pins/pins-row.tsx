import type { Plain } from '../../contract/index.js';
import { Typed } from '../controls/typed.js';
import { MeasuredChips } from '../data/measured-chips.js';
import { MathSymbol } from '../parts/symbol.js';
import { go } from '../state/navigation.js';
import { card, look, spec } from '../state/session.js';
import { type Pin, pinNow, pinsHere, removePin, renamePin } from './pins.js';

/** Keeps curves for comparison: a button, and every pin with its name and in what it differs from the controls now. */
export function PinsRow() {
  return (
    <div class="pins">
      <button type="button" onClick={pinNow} title="Keep these curves in all charts while you change the parameters">
        Pin curves
      </button>
      {pinsHere.value.length > 0 && (
        <ul>
          {pinsHere.value.map((pin) => (
            <PinLine key={pin.id} pin={pin} />
          ))}
        </ul>
      )}
      <MeasuredChips />
    </div>
  );
}

function PinLine({ pin }: { pin: Pin }) {
  const changes = differences(pin);
  return (
    <li class="pin">
      <Typed
        class="pin-name"
        value={pin.label}
        aria-label={`Name of pin ${pin.label}`}
        size={Math.max(3, pin.label.length)}
        commit={(text) => renamePin(pin.id, text)}
      />
      <span class="pin-differs">
        {pin.parts.length === 0 && 'computing … '}
        {changes.length === 0 && 'same as now'}
        {changes.map(({ name, symbol, had }) => (
          <span key={name} title={name}>
            <MathSymbol text={symbol} /> = {had}
          </span>
        ))}
      </span>
      {changes.length > 0 && (
        <button type="button" class="pin-act" onClick={() => goBackTo(pin)} title="Set the controls to this pin">
          go to
        </button>
      )}
      <button type="button" class="pin-act" aria-label={`Remove pin ${pin.label}`} onClick={() => removePin(pin.id)}>
        ×
      </button>
    </li>
  );
}

/** Parameters in which a pin differs from the controls, as it had them. */
function differences({ parameters, vary = {} }: Pin): { name: string; symbol: string; had: string }[] {
  const now = spec.value?.parameters ?? {};
  const varied = spec.value?.vary ?? {};
  return (card.value?.controls ?? []).flatMap(({ name, meta, default: usual }) => {
    const had = vary[name] ?? parameters[name] ?? usual;
    const present = varied[name] ?? now[name] ?? usual;
    if (JSON.stringify(had) === JSON.stringify(present)) return [];
    return [{ name, symbol: meta.symbol, had: brief(had) }];
  });
}

function brief(value: Plain): string {
  const text = value === 'Infinity' ? '∞' : typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 24 ? `${text.slice(0, 22)}…` : text;
}

function goBackTo({ parameters, vary }: Pin): void {
  const now = spec.peek();
  if (!now) return;
  const { vary: _, ...rest } = now;
  go({ ...rest, parameters, ...(vary ? { vary } : {}) }, look.peek());
}
