import { useSignal } from '@preact/signals';
import { words } from '../../figures/text/label.js';
import { card } from '../state/session.js';
import type { Content } from './dialog.js';
import { closeData } from './dialog-state.js';
import { guess } from './guess.js';
import { measure } from './measured.js';

/** Which column is the axis, and which curve each other column is drawn beside. */
export function Overlay({ content: { file, sha256, columns } }: { content: Content }) {
  const views = (card.value?.views ?? []).filter(({ mark }) => mark === 'line' || mark === 'dot');
  const series = [...new Set(views.flatMap(({ y }) => y))];
  const usable = columns.filter(({ problem }) => !problem).map(({ name }) => name);
  const x = useSignal(guess.axis(usable));
  const chosen = useSignal<Record<string, string>>(guess.curves(usable, series, x.value));
  const trouble = useSignal('');
  const axis = views[0]?.x ?? 't';
  const curves = Object.fromEntries(
    Object.entries(chosen.value)
      .filter(([column, name]) => name && column !== x.value)
      .map(([column, name]) => [name, column]),
  );
  return (
    <form
      class="data-form"
      onSubmit={(event) => {
        event.preventDefault();
        const mapping = { source: file.name, sha256, x: { column: x.value, name: axis }, curves };
        measure(file, mapping).then(closeData, (error: Error) => {
          trouble.value = error.message;
        });
      }}
    >
      <label>
        <span>Time ({axis}, in the theory’s own unit)</span>
        <select value={x.value} onChange={({ currentTarget }) => (x.value = currentTarget.value)}>
          {usable.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      {usable
        .filter((name) => name !== x.value)
        .slice(0, 12)
        .map((name) => (
          <label key={name}>
            <span>{name}</span>
            <select
              value={chosen.value[name] ?? ''}
              aria-label={`${name} is drawn as`}
              onChange={({ currentTarget }) => (chosen.value = { ...chosen.value, [name]: currentTarget.value })}
            >
              <option value="">leave out</option>
              {series.map((each) => (
                <option key={each} value={each}>
                  {words(each)}
                </option>
              ))}
            </select>
          </label>
        ))}
      {trouble.value && (
        <p class="control-error" role="alert">
          {trouble.value}
        </p>
      )}
      <button type="submit" class="primary" disabled={Object.keys(curves).length === 0}>
        Overlay
      </button>
    </form>
  );
}
