import type { Plain } from '../../../contract/index.js';
import { words } from '../../../figures/text/label.js';
import { ChoiceControl, FlagControl } from '../../controls/choice.js';
import { JsonControl } from '../../controls/json.js';
import { NumberControl } from '../../controls/number.js';
import { MathSymbol } from '../../parts/symbol.js';
import { changeLook } from '../../state/navigation.js';
import type { Control } from '../../worker/questions/control.js';
import { NumbersControl } from './numbers-control.js';
import { patchOf, shownOf, type Told } from './wish.js';

const kinds = {
  number: NumberControl,
  choice: ChoiceControl,
  flag: FlagControl,
  json: JsonControl,
  variants: JsonControl,
};

/** Parameters that are a list of numbers. */
const lists = ['hiddenWidths', 'layerLearningRates', 'classes'];

/** A parameter of the network or its training: symbol, name, and the means to change it. */
export function Field({ control, told }: { control: Control; told: Told }) {
  const { name, meta } = control;
  const given = told.parameters[name];
  const id = `control-${name}`;
  const Means = lists.includes(name) ? NumbersControl : kinds[control.kind];
  const set = (value: Plain | undefined) => changeLook(patchOf(name, value));
  return (
    <div class={`control control-${control.kind}`} data-changed={given !== undefined || undefined}>
      <div class="control-head">
        <label for={id} title={meta.meaning}>
          <MathSymbol text={meta.symbol} /> <span class="control-name">{words(name)}</span>
        </label>
        {given !== undefined && (
          <button type="button" class="reset" title="Back to the usual value" onClick={() => set(undefined)}>
            reset
          </button>
        )}
      </div>
      <Means control={control} id={id} value={shownOf(name, told, control.default)} set={set} />
      {hints[name] && <p class="control-help">{hints[name]}</p>}
    </div>
  );
}

/** What a reader needs to know at once. */
const hints: Record<string, string> = {
  hiddenWidths: 'Units layer by layer, for example 128, 64.',
  learningRate: '0: a quarter of the stability limit.',
  lazinessScale: 'Large is lazy (kernel), small is rich (features).',
  layerLearningRates: 'A factor for each layer, the readout last; empty: 1.',
  classes: 'Only rows with these labels, for example 0, 1; empty: all.',
  batchSize: '0: all rows at once.',
};
