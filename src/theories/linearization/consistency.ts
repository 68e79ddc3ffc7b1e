import { refuse } from '../../contract/index.js';

/** Weights up to which a network is stored densely. */
export const denseLimit = 5e7;

/** What rules between parameters look at. */
interface Values {
  width: number;
  hiddenLayers: number;
  hiddenWidths: number[];
  biasScale: number;
  inputs: number[][];
  testInputs: number[][];
  labels: number[];
  loss: string;
  batches: number[][];
  batchSize: number;
}

type Context = { issues: unknown[]; value: Values };

/** Rules between parameters. */
export function consistency(context: Context): void {
  inputRules(context);
  labelRules(context);
  trainingRules(context);
  sizeRule(context);
}

function inputRules(context: Context): void {
  const { inputs, testInputs, biasScale } = context.value;
  const dimension = inputs[0]?.length ?? 0;
  for (const [name, rows] of [
    ['inputs', inputs],
    ['testInputs', testInputs],
  ] as const) {
    const ragged = rows.findIndex((row) => row.length !== dimension);
    if (ragged >= 0)
      refuse(context, {
        path: [name, String(ragged)],
        expected: `${dimension} numbers, as in the first input`,
        received: rows[ragged],
        next: 'Give every input the same number of components',
      });
    const zero = rows.findIndex((row) => row.every((v) => v === 0));
    if (zero >= 0 && biasScale === 0)
      refuse(context, {
        path: [name, String(zero)],
        expected: 'an input other than zero',
        received: rows[zero],
        cause: `input ${zero} is the zero vector; its kernel angle is undefined without bias (σ_b>0)`,
        next: 'Leave the input out, or set biasScale above 0',
      });
  }
}

function labelRules(context: Context): void {
  const { inputs, labels, loss } = context.value;
  if (labels.length > 0 && labels.length !== inputs.length)
    refuse(context, {
      path: ['labels'],
      expected: `${inputs.length} labels, one per input`,
      received: labels.length,
      next: 'Give one label per input, or none',
    });
  if (loss === 'cross-entropy' && labels.some((y) => y !== 1 && y !== -1))
    refuse(context, {
      path: ['labels'],
      expected: 'labels 1 and -1',
      received: labels.find((y) => y !== 1 && y !== -1),
      cause: 'cross-entropy with one output is the logistic loss',
      next: "Use labels 1 and -1, or loss 'squared'",
    });
}

function trainingRules(context: Context): void {
  const { inputs, batches } = context.value;
  batches.forEach((batch, k) => {
    const index = batch.find((a) => a >= inputs.length);
    if (index !== undefined)
      refuse(context, {
        path: ['batches', String(k)],
        expected: `indices from 0 to ${inputs.length - 1}`,
        received: index,
        next: 'Batches list training inputs, counted from 0',
      });
  });
}

function sizeRule(context: Context): void {
  const { inputs, width, hiddenLayers, hiddenWidths } = context.value;
  const hidden = hiddenWidths.length > 0 ? hiddenWidths : Array<number>(hiddenLayers).fill(width);
  if (hidden.includes(Number.POSITIVE_INFINITY)) return;
  const sizes = [inputs[0]?.length ?? 1, ...hidden, 1];
  let weights = 0;
  for (let l = 1; l < sizes.length; l++) weights += sizes[l]! * sizes[l - 1]!;
  if (weights > denseLimit)
    refuse(context, {
      path: [hiddenWidths.length > 0 ? 'hiddenWidths' : 'width'],
      expected: `a network of at most ${denseLimit} weights`,
      received: hiddenWidths.length > 0 ? hiddenWidths : width,
      cause: `dense weights would need ${Math.round((8 * weights) / 1e6)} MB; the calculation 'exponents' draws wider networks lazily (initialisation-time observables only)`,
      next: 'Reduce the width',
    });
}
