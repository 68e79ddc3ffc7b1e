import { describe, expect, test } from 'vitest';
import {
  type Dataset,
  finish,
  type Job,
  type Plain,
  parseParameters,
  shapeProblems,
} from '../../../../src/contract/index.js';
import { parameters } from '../../../../src/theories/sgd-ode/parameters.js';
import { directSimulation, ensemble, exactInLawSimulation } from '../../../../src/theories/sgd-ode/simulators/index.js';

const engines = [exactInLawSimulation, directSimulation];
const common = { width: 3, teacherWidth: 2, inputDimension: 12, labelNoiseVariance: 0.1, finalTime: 5 };
const cases: Record<string, unknown>[] = [
  {},
  { batchSize: 3 },
  { constraint: 'spherical', activation: 'square', learningRate: 0.05 },
  { readoutRateRatio: 1, hiddenWeightDecay: 0.2 },
  { learningRateSchedule: { kind: 'power', onset: 2 } },
  { learningRateSchedule: { kind: 'steps', times: [1, 2], factors: [0.5, 0.1] } },
  { inputDimension: 4, width: 5 },
  { activation: 'relu', teacherActivation: 'tanh' },
];

/** Runs a job but throws the generator away after every step and resumes from its checkpoint. */
function withInterruptions(begin: (resume: Plain | undefined) => Job<Dataset>, patience: number): Dataset {
  let resume: Plain | undefined;
  for (;;) {
    const job = begin(resume);
    for (let n = 0; ; n++) {
      const { done, value } = job.next();
      if (done) return value;
      if (n < patience) continue;
      resume = structuredClone(value.checkpoint!());
      job.return(undefined as never);
      break;
    }
  }
}

describe.each(engines.map((engine) => [engine.id, engine] as const))('%s', (_id, engine) => {
  test.each(cases)('%j: whole, finite, resumable to the same bytes', (raw) => {
    const values = parseParameters(parameters, { ...common, ...raw });
    const request = { quality: 'interactive', seed: 4, replicas: { from: 3, to: 6 } } as const;
    const whole = finish(engine.run(values, request));
    expect(shapeProblems(whole)).toEqual([]);
    for (const { values } of Object.values(whole.series))
      expect((values as Float64Array).some(Number.isNaN)).toBe(false);
    const interrupted = withInterruptions(
      (resume) => engine.run(values, { ...request, ...(resume ? { resume } : {}) }),
      1,
    );
    expect(interrupted).toEqual(whole);
  });

  test('a long run shows progress and partial results, and can be left', () => {
    const values = parseParameters(parameters, { ...common, width: 10, inputDimension: 1000, finalTime: 1e4 });
    const job = engine.run(values, { quality: 'interactive', seed: 1, at: { step: Float64Array.of(0, 10, 1e8) } });
    let done = 0;
    for (let n = 0; n < 3; n++) {
      const { value, done: over } = job.next();
      if (over) throw new Error('ended');
      expect(value.done).toBeGreaterThan(done);
      expect(value.total).toBeGreaterThan(1e8);
      done = value.done;
      expect(value.partial!().sizes.step).toBe(2);
    }
    job.return(undefined as never);
  });

  test('a run that overflows is reported as such, the others stand', () => {
    const given = {
      width: 3,
      teacherWidth: 1,
      inputDimension: 20,
      activation: 'square',
      learningRate: 0.8,
      finalTime: 3,
    };
    const values = parseParameters(parameters, { ...given, studentNormalisation: 1 });
    const data = finish(engine.run(values, { quality: 'interactive', seed: 1, replicas: { from: 0, to: 16 } }));
    const divergence = data.series.divergenceTime!.values as Float64Array;
    expect(divergence.some(Number.isFinite)).toBe(true);
    const last = data.sizes.t! - 1;
    const risk = data.series.risk!.values as Float64Array;
    divergence.forEach((t, r) => {
      const final = risk[r * data.sizes.t! + last]!;
      expect(Number.isFinite(final)).toBe(t === Number.POSITIVE_INFINITY);
      expect(Number.isNaN(final)).toBe(false);
    });
  });
});

test('times are those of whole steps, of a schedule the summed ones', () => {
  const at = { t: Float64Array.of(0, 0.1, 1, 3) };
  const values = parseParameters(parameters, { ...common, learningRate: 0.3 });
  const constant = finish(exactInLawSimulation.run(values, { quality: 'interactive', seed: 1, at }));
  const unit = 0.3 / (3 * 12);
  expect([...(constant.series.t!.values as Float64Array)]).toEqual(
    [0, 0.1, 1, 3].map((t) => Math.round(t / unit) * unit),
  );
  const schedule = { kind: 'power', onset: 1, exponent: 1 };
  const falling = parseParameters(parameters, { ...common, learningRate: 0.3, learningRateSchedule: schedule });
  const data = finish(exactInLawSimulation.run(falling, { quality: 'interactive', seed: 1, at }));
  const [times, steps] = [data.series.t!.values as Float64Array, data.series.step!.values as Float64Array];
  // γ(ν) = γ/(1 + ν/ν0) sums to t = ln(1 + ν/ν0) with ν0 = onset/δt.
  for (const [n, t] of [0, 0.1, 1, 3].entries()) {
    expect(times[n]).toBeCloseTo(t, 1);
    expect(Math.log(1 + steps[n]! * unit)).toBeCloseTo(times[n]!, 1);
  }
});

test('replicas of random starts begin from the overlaps the theory draws', () => {
  const values = parseParameters(parameters, common);
  const one = finish(
    exactInLawSimulation.run(values, { quality: 'interactive', seed: 9, replicas: { from: 5, to: 6 } }),
  );
  const two = finish(directSimulation.run(values, { quality: 'interactive', seed: 9, replicas: { from: 5, to: 6 } }));
  const first = (data: Dataset) => (data.series.studentOverlap!.values as Float64Array).slice(0, 9);
  first(one).forEach((q, i) => {
    expect(q).toBeCloseTo(first(two)[i]!, 12);
  });
});

test('a frame as large as the space is direct SGD, number by number', () => {
  const values = parseParameters(parameters, {
    ...common,
    width: 4,
    inputDimension: 3,
    studentOverlap: [],
    finalTime: 2,
  });
  const request = { quality: 'interactive', seed: 2 } as const;
  const [one, two] = engines.map((engine) => finish(engine.run(values, request)).series.risk!.values as Float64Array);
  one!.forEach((risk, n) => {
    expect(Math.abs(risk - two![n]!)).toBeLessThan(1e-9 * Math.max(risk, 1e-3));
  });
});

test('ensembles resume to the same bytes and survive runs that overflow', () => {
  const given = {
    width: 2,
    teacherWidth: 1,
    inputDimension: 12,
    activation: 'square',
    learningRate: 0.2,
    instances: 150,
  };
  const values = parseParameters(ensemble.parameters, { ...given, finalTime: 3 });
  const request = { quality: 'interactive', seed: 1 } as const;
  const whole = finish(ensemble.run(values, request));
  expect(shapeProblems(whole)).toEqual([]);
  const again = withInterruptions((resume) => ensemble.run(values, { ...request, ...(resume ? { resume } : {}) }), 0);
  expect(again).toEqual(whole);
  expect((whole.series.divergedRuns!.values[0] as number) > 0).toBe(true);
  expect((whole.series.riskMean!.values as Float64Array).at(-1)).toBe(Number.POSITIVE_INFINITY);
  expect(Number.isFinite((whole.series.riskMedian!.values as Float64Array).at(-1))).toBe(true);
});

const refused: [string, Record<string, unknown>, RegExp][] = [
  ['gradient flow', { learningRate: 0 }, /no steps/],
  ['infinite width', { width: 'Infinity' }, /infinite width/],
  ['too many steps', { inputDimension: 1e9, finalTime: 1e9 }, /needs .* SGD steps.*lower/],
];

test.each(refused)('%s: does not apply, and says why', (_name, raw, reason) => {
  for (const engine of engines) {
    const suitability = engine.suits(parseParameters(parameters, raw));
    expect(suitability.applies).toBe(false);
    expect(suitability.reason).toMatch(reason);
  }
});

test('a dimension below the rank of the start is refused by name', () => {
  const values = parseParameters(parameters, { simulationDimension: 3, initialisation: { kind: 'symmetric' } });
  expect(() => finish(exactInLawSimulation.run(values, { quality: 'interactive', seed: 1 }))).toThrow(
    /simulationDimension: expected at least 6/,
  );
});
