import { numbers } from '../../../contract/index.js';
import { readable } from '../../../figures/text/number.js';
import { Prose } from '../../parts/prose.js';
import { changeLook } from '../../state/navigation.js';
import { changesFor } from './changes.js';
import type { Run } from './training.js';
import { patchOf, type Told } from './wish.js';

/** The verdict: kernel or features, by which mechanism; the forecast from the start beside the outcome; what would change it. */
export function Reading({ run, told }: { run: Run; told: Told }) {
  const { dataset, result } = run;
  if (!dataset) return null;
  const forecast = dataset.series.kernelRatioForecast?.values[0];
  const ratio = numbers(dataset, 'kernelRatio').at(-1) as number;
  const said = result?.regime;
  return (
    <section class="card reading" aria-label="Verdict">
      <dl class="scores">
        <div>
          <dt>kernel along the target, over its start</dt>
          <dd>{readable(ratio, 3)}</dd>
        </div>
        <div>
          <dt>forecast from the start alone</dt>
          <dd>
            {typeof forecast === 'number' ? readable(forecast, 3) : <span class="quiet">one hidden layer only</span>}
          </dd>
        </div>
        <div>
          <dt>shape of the kernel, cosine with its start</dt>
          <dd>{readable(numbers(dataset, 'kernelCosine').at(-1) as number, 3)}</dd>
        </div>
      </dl>
      {said ? (
        <>
          <p>
            <strong class="badge">{said.label}</strong> <Prose text={said.reason} />
          </p>
          {said.warnings.map((warning) => (
            <p class="warning" key={warning}>
              <Prose text={warning} />
            </p>
          ))}
          <div class="changes">
            <span class="quiet">What to change:</span>
            {changesFor(said.label, dataset, told).map(({ name, value, text }) => (
              <button type="button" key={text} onClick={() => changeLook(patchOf(name, value))}>
                {text}
              </button>
            ))}
          </div>
        </>
      ) : (
        <p class="note">The verdict is given at the end of the run.</p>
      )}
    </section>
  );
}
