import { Chart } from '../../charts/chart.js';
import { Prose } from '../../parts/prose.js';
import { fillableViews, mainView } from '../../state/main-view.js';
import { changeLook } from '../../state/navigation.js';

/** Every other view, small; a click makes it the large one. */
export function SmallCharts() {
  const main = mainView();
  const others = fillableViews().filter(({ id }) => id !== main?.id);
  return (
    <section class="small-charts" aria-label="Further charts">
      {others.map((view, k) => (
        <figure class="card" key={view.id}>
          <figcaption>
            <button type="button" class="link" title="Show large" onClick={() => changeLook({ main: view.id })}>
              <Prose text={view.title} />
            </button>
          </figcaption>
          <Chart view={view} size="small" rank={k + 1} />
        </figure>
      ))}
    </section>
  );
}
