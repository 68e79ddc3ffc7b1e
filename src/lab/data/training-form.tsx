import { useSignal } from '@preact/signals';
import type { Scaling } from '../../data/preprocess.js';
import type { Content } from './dialog.js';
import { closeData } from './dialog-state.js';
import { trainOn } from './train-on.js';

const scalings: [Scaling, string][] = [
  ['none', 'as they are'],
  ['standardise', 'each by its standard deviation'],
  ['secondMoment', 'all to mean squared norm 1'],
  ['max', 'all by the largest'],
];

/** Input columns, label and treatment: what `curvecast run --data` takes. */
export function Training({ content: { file, columns } }: { content: Content }) {
  const usable = columns.filter(({ problem }) => !problem);
  const groups = [...new Set(usable.map(({ name, group }) => group ?? name))];
  const usual = groups.find((name) => /^(labels?|y|target)$/i.test(name)) ?? groups.at(-1) ?? '';
  const label = useSignal(usual);
  const first = usable.find(({ name, group }) => (group ?? name) !== usual);
  const inputs = useSignal<string[]>(groups.length > 6 || !first ? [] : [first.group ?? first.name]);
  const centre = useSignal(false);
  const scale = useSignal<Scaling>('none');
  const trouble = useSignal('');
  const toggle = (name: string) => {
    inputs.value = inputs.value.includes(name)
      ? inputs.value.filter((other) => other !== name)
      : [...inputs.value, name];
  };
  return (
    <form
      class="data-form"
      onSubmit={(event) => {
        event.preventDefault();
        const wish = {
          file,
          inputs: inputs.value,
          label: label.value,
          treatment: { centre: centre.value, scale: scale.value },
        };
        trainOn(wish).then(closeData, (error: Error) => {
          trouble.value = error.message;
        });
      }}
    >
      <fieldset>
        <legend>Inputs (none marked: all but the label)</legend>
        <div class="data-columns">
          {groups
            .filter((name) => name !== label.value)
            .slice(0, 40)
            .map((name) => (
              <label key={name}>
                <input type="checkbox" checked={inputs.value.includes(name)} onChange={() => toggle(name)} /> {name}
              </label>
            ))}
        </div>
      </fieldset>
      <label>
        <span>Label</span>
        <select value={label.value} onChange={({ currentTarget }) => (label.value = currentTarget.value)}>
          {groups.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <label>
        <span>Scaling of the inputs</span>
        <select value={scale.value} onChange={({ currentTarget }) => (scale.value = currentTarget.value as Scaling)}>
          {scalings.map(([value, says]) => (
            <option key={value} value={value}>
              {says}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>Subtract the means</span>
        <input
          type="checkbox"
          checked={centre.value}
          onChange={({ currentTarget }) => (centre.value = currentTarget.checked)}
        />
      </label>
      {trouble.value && (
        <p class="control-error" role="alert">
          {trouble.value}
        </p>
      )}
      <button type="submit" class="primary">
        Train on it
      </button>
    </form>
  );
}
