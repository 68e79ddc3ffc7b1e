import {
  type Check,
  type Dataset,
  type Job,
  numbers,
  parseParameters,
  type UserData,
} from '../../../contract/index.js';
import { dmft } from '../dmft/engine.js';
import { type Parameters, parameters } from '../parameters.js';
import { gradientFlow } from '../simulators/flow-simulation.js';
import { meanOf } from '../simulators/instances.js';
import { sparseTeacher } from './theory-run.js';

const times = Float64Array.of(1, 3, 6, 12);

/** Pixels that are empty in fewer images than these are left out. */
const inked = 20;

/** Columns that differ from 0 in at least 20 rows: 54 of the 64 pixels of the digits. */
export function usableColumns({ inputs, names, rows }: UserData): number[][] {
  const width = names.length;
  const kept = names.flatMap((_, c) => {
    let filled = 0;
    for (let r = 0; r < rows; r++) if (inputs[r * width + c] !== 0) filled++;
    return filled >= inked ? [c] : [];
  });
  return Array.from({ length: rows }, (_, r) => kept.map((c) => inputs[r * width + c]!));
}

/** Networks on images of digits against the theory: a teacher on whitened and on standardised pixels, and the digit itself. */
export function* onDigits(digits: UserData, runs: number, seed: number): Job<Check[]> {
  const features = usableColumns(digits);
  const drawn = {
    sampleRatio: 2,
    initialScale: 0.05,
    finalTime: 12,
    labelNoiseVariance: 0.09,
    teacher: sparseTeacher(0.2),
    features,
  };
  const read = (more: object) => parseParameters(parameters, { ...drawn, ...more });
  const white = read({ treatment: 'whitened' });
  const standard = read({ treatment: 'standardised' });
  const labelled = read({ treatment: 'whitened', labels: [...digits.labels] });
  const onWhite = yield* trained(white, runs, seed);
  const onStandard = yield* trained(standard, runs, seed);
  const onLabels = yield* trained(labelled, runs, seed);
  const isotropic = yield* predicted(white, seed);
  return [
    farthest('whitened, random teachers', onWhite, isotropic, 'testMse', 0.5),
    farthest('whitened, random teachers', onWhite, isotropic, 'trainMse', 0.15),
    farthest('standardised, variances of the axes', onStandard, yield* predicted(standard, seed), 'testMse', 0.15),
    beyond('standardised, isotropic theory', onStandard, isotropic, 'testMse', 0.5),
    farthest('whitened, labels 0 to 9', onLabels, yield* predicted(labelled, seed), 'testMse', 0.25),
  ];
}

const quantities = ['testMse', 'trainMse'];

function* trained(values: Parameters, runs: number, seed: number): Job<Dataset> {
  const request = { quality: 'interactive' as const, seed, at: { t: times }, quantities };
  return meanOf(yield* gradientFlow.run(values, { ...request, replicas: { from: 0, to: runs } }));
}

function* predicted(values: Parameters, seed: number): Job<Dataset> {
  return yield* dmft.run(values, { quality: 'interactive', seed, at: { t: times }, quantities });
}

/** The largest relative distance of networks from the theory over all times; what it may be is a matter of 54 dimensions. */
function farthest(what: string, networks: Dataset, theory: Dataset, quantity: string, limit: number): Check {
  const measured = distance(networks, theory, quantity);
  const verdict = measured <= limit ? 'pass' : 'fail';
  return {
    what: `digits, ${what}: largest relative gap of ${quantity}`,
    measured,
    expected: 0,
    tolerance: limit,
    verdict,
  };
}

/** The same where the theory is known not to apply: the gap must show. */
function beyond(what: string, networks: Dataset, theory: Dataset, quantity: string, least: number): Check {
  const measured = distance(networks, theory, quantity);
  const verdict = measured >= least ? 'pass' : 'fail';
  const note = `It does not apply to correlated features: the gap must exceed ${least}.`;
  return {
    what: `digits, ${what}: largest relative gap of ${quantity}`,
    measured,
    expected: `> ${least}`,
    verdict,
    note,
  };
}

function distance(networks: Dataset, theory: Dataset, quantity: string): number {
  const expected = numbers(theory, quantity);
  return Math.max(...numbers(networks, quantity).map((value, k) => Math.abs(value / expected[k]! - 1)));
}
