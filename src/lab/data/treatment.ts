import type { Treatment } from '../../data/preprocess.js';

/** What was done to inputs, read from the sentences a spec records: the same words the readers of `src/data` write. */
export function treatmentOf(preprocessing: readonly string[]): Treatment {
  const inputs = preprocessing.filter(
    (sentence) => sentence.includes('the inputs') || sentence.startsWith('The inputs'),
  );
  const says = (words: string) => inputs.some((sentence) => sentence.includes(words));
  const scale = says('standard deviation')
    ? 'standardise'
    : says('root mean square norm')
      ? 'secondMoment'
      : says('largest magnitude')
        ? 'max'
        : 'none';
  return { centre: says('was subtracted'), scale };
}
