import { words } from '../../figures/text/label.js';
import { hiddenNames } from '../data/held.js';
import { MathSymbol } from '../parts/symbol.js';
import { change } from '../state/navigation.js';
import { problems, spec, touched } from '../state/session.js';
import type { Control as Described } from '../worker/questions/control.js';
import { ChoiceControl, FlagControl, VariantsControl } from './choice.js';
import { canVary, firstFamily } from './family.js';
import { JsonControl } from './json.js';
import { NumberControl } from './number.js';
import { FamilyField, vary } from './vary.js';

const kinds = {
  number: NumberControl,
  choice: ChoiceControl,
  flag: FlagControl,
  variants: VariantsControl,
  json: JsonControl,
};

/** A parameter of the theory: symbol, name, the means to change it, and what is wrong with its value. */
export function Control({ control }: { control: Described }) {
  const { name, meta } = control;
  const given = spec.value?.parameters[name];
  const varied = spec.value?.vary?.[name];
  const id = `control-${name}`;
  const mine = problems.value.filter(
    ({ path }) =>
      path === `parameters.${name}` || path.startsWith(`parameters.${name}.`) || path.startsWith(`parameters.${name}[`),
  );
  const Field = kinds[control.kind];
  const isTouched = touched.value === name;
  const touch = () => {
    touched.value = name;
  };
  return (
    <div
      class={`control control-${control.kind}`}
      data-invalid={mine.length > 0 || undefined}
      data-touched={isTouched || undefined}
      data-changed={given !== undefined || undefined}
      onFocusCapture={touch}
      onPointerDownCapture={touch}
    >
      <div class="control-head">
        <label for={id} title={meta.meaning}>
          <MathSymbol text={meta.symbol} /> <span class="control-name">{words(name)}</span>
        </label>
        <span class="control-actions">
          {canVary(control) && (
            <button
              type="button"
              class="reset"
              aria-label={varied ? `${name}: one value` : `${name}: compare several values`}
              onClick={() => vary(name, varied ? undefined : firstFamily(control, given ?? control.default))}
            >
              {varied ? 'one value' : 'compare'}
            </button>
          )}
          {given !== undefined && !varied && (
            <button
              type="button"
              class="reset"
              aria-label={`${name}: back to the default`}
              onClick={() => change({}, { [name]: undefined })}
            >
              reset
            </button>
          )}
        </span>
      </div>
      {varied ? (
        <FamilyField control={control} id={id} values={varied} />
      ) : control.kind === 'json' && isOfData(name) ? (
        <p class="note">from {spec.value?.data?.source}</p>
      ) : (
        <Field
          control={control}
          id={id}
          value={given ?? control.default}
          set={(value) => change({}, { [name]: value })}
        />
      )}
      {mine.map(({ expected, cause }) => (
        <p class="control-error" role="alert" key={expected}>
          Expected {expected}.{cause ? ` ${cause}.` : ''}
        </p>
      ))}
      {isTouched && mine.length === 0 && <p class="control-help">{meta.meaning}</p>}
    </div>
  );
}

/** Whether a parameter is the reader's own data: too long to be shown, and not to be edited by hand. */
function isOfData(name: string): boolean {
  return spec.value !== undefined && hiddenNames(spec.value).includes(name);
}
