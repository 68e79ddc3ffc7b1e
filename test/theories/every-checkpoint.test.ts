import { describe, expect, test } from 'vitest';
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
import { entries } from './all.js';

/** Parameters that make a theory's calculations long enough to be interrupted, beside defaults and presets. */
const slow: Record<string, Record<string, Plain>[]> = {
  'linear-exact': [
    { width: 30, readoutLearningRate: 5e-5, hiddenLearningRate: 5e-5 },
    { width: 30, readoutLearningRate: 1e-4, hiddenLearningRate: 1e-4, momentum: 0.5, inputDimension: 3 },
  ],
};

/** Calculations known to offer checkpoints: the others are found by themselves. */
const offering = ['linear-exact descent', 'linear-exact network'];

const requests: Request[] = [
  { quality: 'interactive', seed: 1 },
  { quality: 'interactive', seed: 1, replicas: { from: 2, to: 5 } },
];
/** At most so many steps of a job are looked at: nothing later is different. */
const mostSteps = 400;

const theories = await Promise.all(entries.map((entry) => entry.load()));
const met = new Set<string>();

describe.each(theories.map((theory) => [theory.id, theory] as const))('%s', (id, theory) => {
  const calculations = [...theory.engines, ...theory.calculators];
  test.each(calculations.map((calculation) => [calculation.id, calculation] as const))(
    '%s: whatever checkpoints it offers, it resumes from them to the same bytes',
    (name, calculation) => {
      for (const parameters of cases(theory, calculation))
        for (const request of requests) {
          const { result, checkpoints } = watched(calculation.run(parameters, request));
          if (checkpoints.length > 0) met.add(`${id} ${name}`);
          for (const resume of checkpoints)
            expect(same(finish(calculation.run(parameters, { ...request, resume })), result)).toBe(true);
        }
    },
  );
});

test('the calculations known to offer checkpoints were met', () => {
  expect(offering.filter((name) => !met.has(name))).toEqual([]);
});

function cases(theory: Theory, calculation: Calculation): Record<string, unknown>[] {
  const given = theory.engines.includes(calculation)
    ? [{}, ...theory.presets.map(({ parameters }) => parameters), ...(slow[theory.id] ?? [])]
    : [{}];
  return given
    .map((raw) => parseParameters(calculation.parameters, raw))
    .filter((values) => calculation.suits(values).applies && calculation.suits(values).seconds < 1);
}

/** The outcome of a job with three of its checkpoints, as they come back from a file: first, middle and last. */
function watched(job: Job<Dataset>): { result: Dataset; checkpoints: Plain[] } {
  const found: Plain[] = [];
  for (let steps = 0; ; steps++) {
    const { done, value } = job.next();
    if (done) return { result: value, checkpoints: chosen(found) };
    const { checkpoint } = value as Step;
    if (checkpoint && steps < mostSteps) found.push(throughFile(checkpoint()));
  }
}

function chosen<T>(all: T[]): T[] {
  return [...new Set([0, Math.floor(all.length / 2), all.length - 1])].flatMap((index) => all.slice(index, index + 1));
}

function throughFile(state: Plain): Plain {
  return plainFromBytes(plainToBytes(state))!.value as Plain;
}

function same(a: Dataset, b: Dataset): boolean {
  return Buffer.compare(plainToBytes(a), plainToBytes(b)) === 0;
}
