import { catalogue } from 'virtual:catalogue';
import { useSignal } from '@preact/signals';
import { showpieces } from '../../catalogue/showpieces.js';
import { Prose } from '../../parts/prose.js';
import { freshSpec, go } from '../../state/navigation.js';

/** Every preset of every theory: one theory at a time, or all that hold a word. */
export function Gallery() {
  const theory = useSignal(showpieces[0]?.theory);
  const wanted = useSignal('');
  const needle = wanted.value.trim().toLowerCase();
  const order = showpieces.flatMap(({ theory }) => catalogue.filter(({ id }) => id === theory));
  const found = order.flatMap(({ id, presets }) =>
    presets
      .filter((preset) =>
        needle
          ? `${preset.title} ${preset.statement ?? ''} ${preset.id}`.toLowerCase().includes(needle)
          : id === theory.value,
      )
      .map((preset) => ({ ...preset, theory: id })),
  );
  return (
    <section class="gallery" aria-label="Presets">
      <header>
        <h2>Presets</h2>
        <div class="tabs">
          {order.map(({ id, presets }) => (
            <button
              type="button"
              key={id}
              aria-pressed={!needle && id === theory.value}
              onClick={() => {
                theory.value = id;
                wanted.value = '';
              }}
            >
              {showpieces.find((piece) => piece.theory === id)?.short} <span class="quiet">{presets.length}</span>
            </button>
          ))}
        </div>
        <input
          type="search"
          placeholder="Find a preset"
          aria-label="Find a preset"
          value={wanted.value}
          onInput={({ currentTarget }) => {
            wanted.value = currentTarget.value;
          }}
        />
      </header>
      <ul>
        {found.map(({ theory, id, title, statement, parameters, vary }) => (
          <li key={`${theory} ${id}`} class="card">
            <button type="button" class="link cover" onClick={() => go(freshSpec(theory, parameters, vary))}>
              <Prose text={title} />
            </button>
            {statement && (
              <p title={statement}>
                <Prose text={statement} />
              </p>
            )}
          </li>
        ))}
      </ul>
      {found.length === 0 && <p class="note">No preset speaks of “{wanted.value}”.</p>}
    </section>
  );
}
