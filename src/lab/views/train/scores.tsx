import { numbers } from '../../../contract/index.js';
import { readable } from '../../../figures/text/number.js';
import type { Run } from './training.js';

const scores: [name: string, title: string, percent: boolean][] = [
  ['trainLoss', 'training loss', false],
  ['testLoss', 'test loss', false],
  ['trainAccuracy', 'training accuracy', true],
  ['testAccuracy', 'test accuracy', true],
];

/** Where losses and accuracies began and where they are. */
export function Scores({ run }: { run: Run | undefined }) {
  const dataset = run?.dataset;
  if (!dataset) return <p class="note">Loading the data …</p>;
  const steps = numbers(dataset, 't').at(-1) ?? 0;
  return (
    <dl class="scores">
      {scores
        .filter(([name]) => name in dataset.series)
        .map(([name, title, percent]) => {
          const values = numbers(dataset, name);
          const shown = (value = Number.NaN) => (percent ? `${(100 * value).toFixed(1)} %` : readable(value, 3));
          return (
            <div key={name}>
              <dt>{title}</dt>
              <dd>
                {shown(values.at(-1))} <span class="quiet">from {shown(values[0])}</span>
              </dd>
            </div>
          );
        })}
      <div>
        <dt>steps</dt>
        <dd>
          {steps} <span class="quiet">at rate {readable(numbers(dataset, 'learningRate')[0] ?? 0, 3)}</span>
        </dd>
      </div>
    </dl>
  );
}
