import { Folded } from '../../controls/folded.js';
import { Typed } from '../../controls/typed.js';
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
        <Folded controls={folded} draw={(control) => <Field key={control.name} control={control} told={told} />} />
        <label class="field inline">
          <span>seed of weights, rows and batches</span>
          <Typed
            class="number short"
            type="number"
            min={0}
            value={String(told.seed)}
            commit={(text) => changeLook({ 'train.seed': text || undefined })}
          />
        </label>
      </form>
    </div>
  );
}
