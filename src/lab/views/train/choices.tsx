import { changeLook } from '../../state/navigation.js';
import type { TrainingCard } from '../../worker/questions/train/describe-training.js';
import { DataChoice } from './data-choice.js';
import { Field } from './field.js';
import type { Told } from './wish.js';

/** What most people turn stands open; the rest is folded by group. */
const open = [
  'hiddenWidths',
  'activation',
  'parametrisation',
  'lazinessScale',
  'weightScale',
  'loss',
  'learningRate',
  'batchSize',
  'optimiser',
  'steps',
];

const groups = [
  ['network', 'Network'],
  ['scaling', 'Scaling with size'],
  ['initialisation', 'Start'],
  ['data', 'Data'],
  ['training', 'Training'],
] as const;

/** Data, network and training. */
export function Choices({ card, told }: { card: TrainingCard | undefined; told: Told }) {
  const controls = card?.controls ?? [];
  const shown = open.flatMap((name) => controls.filter((control) => control.name === name));
  const folded = controls.filter(({ name }) => !open.includes(name));
  return (
    <div class="train-choices">
      <DataChoice card={card} told={told} />
      <form class="controls" aria-label="Network" onSubmit={(event) => event.preventDefault()}>
        {shown.map((control) => (
          <Field key={control.name} control={control} told={told} />
        ))}
        {groups.map(([group, title]) => {
          const members = folded.filter(({ meta }) => meta.group === group);
          if (members.length === 0) return null;
          return (
            <details key={group}>
              <summary>
                {title} <span class="quiet">{members.length} more</span>
              </summary>
              {members.map((control) => (
                <Field key={control.name} control={control} told={told} />
              ))}
            </details>
          );
        })}
        <label class="field inline">
          <span>seed of weights, rows and batches</span>
          <input
            class="number short"
            type="number"
            min={0}
            value={told.seed}
            onChange={({ currentTarget }) => changeLook({ 'train.seed': currentTarget.value || undefined })}
          />
        </label>
      </form>
    </div>
  );
}
