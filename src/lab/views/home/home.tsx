import { digits, drawn, phaseMap } from 'virtual:catalogue';
import { showpieces } from '../../catalogue/showpieces.js';
import { go } from '../../state/navigation.js';
import { failure } from '../../state/session.js';
import { Entry } from './entry.js';
import { Gallery } from './gallery.js';
import { ShowpieceCard } from './showpiece-card.js';
import { Thumbnail } from './thumbnail.js';

/** The first page: what this is, the theories as pictures that can be turned, and every preset. */
export function Home() {
  return (
    <main class="home">
      {failure.value && (
        <p class="banner" role="alert">
          {failure.value}
        </p>
      )}
      <header>
        <h1>Watch theory and training side by side</h1>
        <p class="lead">
          Curvecast forecasts from exactly solvable theories how a neural network will learn, trains the real network
          beside the forecast, and says how far the two agree. All of it here, in your browser.
        </p>
      </header>
      <section class="showpieces" aria-label="Theories">
        {showpieces.map((piece) => (
          <ShowpieceCard key={piece.theory} piece={piece} first={drawn[piece.theory] ?? []} />
        ))}
      </section>
      <section class="entries" aria-label="Tools">
        <Entry
          title="Phase maps"
          says="Any measure over any two parameters: where learning changes its kind. Click a point to open its run."
          open={() => go(undefined, { view: 'map' })}
        >
          <Thumbnail of={phaseMap} colours="diverging" />
        </Entry>
        <Entry
          title="Train your own network"
          says="Your table or handwritten digits, any dense network: its curves, and layer by layer how features are learned."
          open={() => go(undefined, { view: 'train' })}
        >
          <Thumbnail of={digits} colours="ink" />
        </Entry>
      </section>
      <Gallery />
    </main>
  );
}
