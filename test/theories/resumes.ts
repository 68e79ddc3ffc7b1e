import { plainFromBytes, plainToBytes } from '../../src/artifacts/plain-bytes.js';
import {
  type Calculation,
  type Dataset,
  finish,
  type Job,
  type Plain,
  parseParameters,
  type Request,
  type Step,
  type Theory,
} from '../../src/contract/index.js';

/** Parameters that make a theory's calculations long enough to be interrupted, beside defaults and presets. */
const slow: Record<string, Record<string, Plain>[]> = {
  'linear-exact': [
    { width: 30, readoutLearningRate: 5e-5, hiddenLearningRate: 5e-5 },
    { width: 30, readoutLearningRate: 1e-4, hiddenLearningRate: 1e-4, momentum: 0.5, inputDimension: 3 },
  ],
};

const single: Request = { quality: 'interactive', seed: 1 };
const several: Request = { ...single, replicas: { from: 2, to: 5 } };

/** How much is tried: parameter sets per calculation, and the estimated seconds beyond which only the first is, for one replica. */
export interface Extent {
  cases: number;
  seconds: number;
}

/** Runs a calculation and resumes it from its checkpoints, as they come back from a file; returns for each whether the bytes are the same. */
export function resumes(theory: Theory, calculation: Calculation, extent: Extent): boolean[] {
  return cases(theory, calculation, extent).flatMap(({ parameters, request }) => {
    const { result, checkpoints } = watched(calculation.run(parameters, request));
    return checkpoints.map((resume) => same(finish(calculation.run(parameters, { ...request, resume })), result));
  });
}

function cases(theory: Theory, calculation: Calculation, { cases: most, seconds: quick }: Extent) {
  const others = [...(slow[theory.id] ?? []), ...theory.presets.map(({ parameters }) => parameters)];
  const given = theory.engines.includes(calculation) ? [{}, ...others] : [{}];
  const fitting = given
    .map((raw) => parseParameters(calculation.parameters, raw))
    .map((parameters) => ({ parameters, ...calculation.suits(parameters) }))
    .filter(({ applies, seconds }, k) => applies && (k === 0 || seconds < quick));
  return fitting.slice(0, most).flatMap(({ parameters, seconds }) => {
    const requests = seconds < quick ? [single, several] : [single];
    return requests.map((request) => ({ parameters, request }));
  });
}

/** The outcome of a job with two of its checkpoints, as they come back from a file: from the middle and late. */
function watched(job: Job<Dataset>): { result: Dataset; checkpoints: Plain[] } {
  const found: Plain[] = [];
  for (let steps = 1, next = 1; ; steps++) {
    const { done, value } = job.next();
    if (done) return { result: value, checkpoints: chosen(found) };
    const { checkpoint } = value as Step;
    if (!checkpoint || steps < next) continue;
    next = Math.ceil(1.5 * steps);
    found.push(throughFile(checkpoint()));
  }
}

function chosen<T>(all: T[]): T[] {
  return [...new Set([Math.floor(all.length / 2), all.length - 1])].flatMap((index) => all.slice(index, index + 1));
}

function throughFile(state: Plain): Plain {
  return plainFromBytes(plainToBytes(state))!.value as Plain;
}

function same(a: Dataset, b: Dataset): boolean {
  return Buffer.compare(plainToBytes(a), plainToBytes(b)) === 0;
}
