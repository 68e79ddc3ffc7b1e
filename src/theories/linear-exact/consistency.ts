import { refuse } from '../../contract/index.js';

/** What the rules between parameters look at: the validated values, before the schema that uses them is complete. */
interface Values {
  width: number;
  outputScale: number;
  readoutInitialScale: number;
  hiddenInitialScale: number;
  initialisation: { kind: string };
  readoutWeights: number[];
  hiddenWeights: number[];
  hiddenWeightMatrix: number[][];
  direction: number[];
  inputs: number[];
  labels: number[];
  inputMoment: number;
  inputLabelMoment: number;
  readoutLearningRate: number;
  hiddenLearningRate: number;
}

interface Context {
  value: Values;
  issues: unknown[];
}

const defaultWidth = 100;

/** Rules between parameters; each breach is one problem with path, expectation, cause and next step. */
export function consistency(context: Context): void {
  outputRule(context);
  dataRules(context);
  startRules(context);
  explicitWeightRules(context);
  lineRules(context);
}

function outputRule(context: Context): void {
  if (context.value.outputScale !== 0) return;
  refuse(context, {
    path: ['outputScale'],
    expected: 'a number other than 0',
    received: 0,
    cause: 'output scale 0: the network cannot produce output; nothing is learned',
    next: 'Choose an output scale of either sign, e.g. 1',
  });
}

function dataRules(context: Context): void {
  const { inputs, labels, inputMoment, inputLabelMoment } = context.value;
  if (inputs.length !== labels.length)
    refuse(context, {
      path: ['labels'],
      expected: `${inputs.length} labels, one per input`,
      received: labels.length,
      cause: 'data and labels differ in length',
      next: 'Give one label for every input',
    });
  if (inputs.length === 0) return;
  if (inputs.every((a) => a === 0))
    refuse(context, {
      path: ['inputs'],
      expected: 'at least one input other than 0',
      received: inputs,
      cause: 'all inputs are zero: slope undefined',
      next: 'Give inputs away from the origin',
    });
  if (inputMoment !== 1 || inputLabelMoment !== 1)
    refuse(context, {
      path: [inputMoment !== 1 ? 'inputMoment' : 'inputLabelMoment'],
      expected: 'no moments beside inputs and labels',
      received: inputMoment !== 1 ? inputMoment : inputLabelMoment,
      cause: 'The moments follow from the inputs and labels given',
      next: 'Leave out either the moments or the inputs and labels',
    });
}

function startRules(context: Context): void {
  const { readoutInitialScale, hiddenInitialScale, initialisation, readoutWeights, width } = context.value;
  if (readoutWeights.length > 0) return;
  const balanced = initialisation.kind === 'balanced';
  if (readoutInitialScale === 0 && (balanced || hiddenInitialScale === 0))
    refuse(context, {
      path: ['readoutInitialScale'],
      expected: 'readoutInitialScale and hiddenInitialScale not both 0',
      received: 0,
      cause: 'both layers start at zero: exact saddle, no learning',
      next: 'Give at least one layer a positive initial scale',
    });
  if (initialisation.kind === 'orthogonal' && width === 1)
    refuse(context, {
      path: ['initialisation', 'kind'],
      expected: 'a width of at least 2 for orthogonal layers',
      received: width,
      cause: 'Layers of width 1 are parallel or zero',
      next: 'Raise the width or choose another initialisation',
    });
}

function explicitWeightRules(context: Context): void {
  const { readoutWeights, hiddenWeights, hiddenWeightMatrix, width } = context.value;
  if (hiddenWeights.length > 0 && hiddenWeightMatrix.length > 0)
    refuse(context, {
      path: ['hiddenWeightMatrix'],
      expected: 'hiddenWeights or hiddenWeightMatrix, not both',
      received: hiddenWeightMatrix.length,
      next: 'Leave one of them out',
    });
  const hidden = hiddenWeights.length || hiddenWeightMatrix.length;
  if (hidden !== readoutWeights.length) {
    refuse(context, {
      path: ['readoutWeights'],
      expected: `as many readout weights as hidden units (${hidden})`,
      received: readoutWeights.length,
      cause: 'The explicit layers differ in width, or only one of them is given',
      next: 'Give both layers explicitly with the same width, or neither',
    });
  } else if (hidden > 0 && width !== defaultWidth && width !== hidden) {
    refuse(context, {
      path: ['width'],
      expected: `${hidden}, the number of explicit weights`,
      received: width,
      cause: 'Explicit weights fix the width',
      next: 'Leave out the width or the weights',
    });
  }
}

function lineRules(context: Context): void {
  const { direction, hiddenWeightMatrix } = context.value;
  const columns = hiddenWeightMatrix[0]?.length ?? 0;
  if (hiddenWeightMatrix.some((row) => row.length !== columns || row.length === 0))
    refuse(context, {
      path: ['hiddenWeightMatrix'],
      expected: 'rows of one length, at least 1',
      received: hiddenWeightMatrix.map((row) => row.length),
      next: 'Give every hidden unit one weight per input dimension',
    });
  if (direction.length === 0) return;
  const square = direction.reduce((sum, x) => sum + x * x, 0);
  if (Math.abs(square - 1) > 1e-8)
    refuse(context, {
      path: ['direction'],
      expected: 'a vector of length 1',
      received: Math.sqrt(square),
      next: 'Divide the direction by its length and multiply the inputs by it',
    });
  if (columns > 0 && columns !== direction.length)
    refuse(context, {
      path: ['hiddenWeightMatrix'],
      expected: `rows of ${direction.length} weights, one per component of the direction`,
      received: columns,
      next: 'Match the rows to the direction',
    });
}
