import { catalogue } from 'virtual:catalogue';
import { freshSpec, go } from '../../state/navigation.js';
import { failure } from '../../state/session.js';

/** The first page: what this is, and the theories with their presets. */
export function Home() {
  return (
    <main class="home">
      {failure.value && (
        <p class="banner" role="alert">
          {failure.value}
        </p>
      )}
      <h1>Watch theory and training side by side</h1>
      <p class="lead">
        Curvecast forecasts how a neural network will learn from exactly solvable theories, trains the real network
        beside the forecast, and says how far the two agree.
      </p>
      {catalogue.map(({ id, title, summary, presets }) => (
        <section class="card" key={id}>
          <h2>
            <button type="button" class="link" data-theory={id} onClick={() => go(freshSpec(id))}>
              {title}
            </button>
          </h2>
          <p>{summary}</p>
          <ul class="gallery">
            {presets.map((preset) => (
              <li key={preset.id}>
                <button type="button" onClick={() => go(freshSpec(id, preset.parameters, preset.vary))}>
                  {preset.title}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
}
