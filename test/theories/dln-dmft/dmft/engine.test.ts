import { expect, test } from 'vitest';
import {
  finish,
  numbers,
  type Plain,
  parseParameters,
  type Request,
  seriesOf,
} from '../../../../src/contract/index.js';
import { type KernelsId, kernels, selectKernels } from '../../../../src/numerics/kernels/index.js';
import { settingOf } from '../../../../src/theories/dln-dmft/conversions.js';
import { dmft } from '../../../../src/theories/dln-dmft/dmft/engine.js';
import { observe } from '../../../../src/theories/dln-dmft/dmft/observables.js';
import { plan, production } from '../../../../src/theories/dln-dmft/dmft/pilot.js';
import { lazyErrors, spectrum } from '../../../../src/theories/dln-dmft/fixed-points/marchenko-pastur.js';
import { populationWeight } from '../../../../src/theories/dln-dmft/fixed-points/population.js';
import { parameters } from '../../../../src/theories/dln-dmft/parameters.js';
import { curves, end, gaussian, theoryRun } from '../run.js';

const errors = { quantities: curves };

test.each([0.5, 2])('lazy limit at δ = %f is the Marchenko-Pastur integral', (sampleRatio) => {
  const data = theoryRun({ sampleRatio, initialScale: 30, teacher: gaussian, finalTime: 0.02 }, errors);
  const law = spectrum(sampleRatio);
  numbers(data, 't').forEach((t, k) => {
    const expected = lazyErrors(law, { q: 1, noise: 0.01, sampleRatio, rate: 1800 }, t);
    expect(Math.abs(numbers(data, 'testMse')[k]! - expected.testMse)).toBeLessThan(2e-3);
    expect(Math.abs(numbers(data, 'trainMse')[k]! - expected.trainMse)).toBeLessThan(2e-3);
  });
});

test('least squares is the end for more samples than dimensions', () => {
  const data = theoryRun({ sampleRatio: 2, labelNoiseVariance: 0.25, initialScale: 0.3, finalTime: 300 }, errors);
  expect(end(data, 'testMse')).toBeCloseTo(0.25, 2);
  expect(end(data, 'trainMse')).toBeCloseTo(0.125, 3);
});

test('scaling teacher, noise, start, decay and time together changes nothing', () => {
  const settingFor = (c: number) =>
    settingOf(
      parseParameters(parameters, {
        labelNoiseVariance: 0.04 * c * c,
        initialScale: 0.2 * Math.sqrt(c),
        weightDecay: 0.02 * c,
        teacher: [
          { weight: 0.5, kind: 'atom', value: 0 },
          { weight: 0.5, kind: 'gaussian', standardDeviation: c },
        ],
        finalTime: 10 / c,
      }),
    );
  // The same random numbers: one grid and one rotation for all.
  const planned = finish(plan(settingFor(1), 512, 0.05, 1));
  const one = finish(production(settingFor(1), planned, 512, 1, 0));
  for (const c of [4, 3, 0.1]) {
    const scaled = { ...planned, times: planned.times.map((t) => t / c) };
    const other = finish(production(settingFor(c), scaled, 512, 1, 0));
    planned.times.forEach((t) => {
      const [a, b] = [observe(one, t).curves, observe(other, t / c).curves];
      expect(Math.abs(b.testMse / (c * c * a.testMse) - 1)).toBeLessThan(1e-6);
      expect(Math.abs(b.trainMse / (c * c * a.trainMse) - 1)).toBeLessThan(1e-6);
    });
  }
});

test('the sign of the teacher does not matter', () => {
  const run = (value: number) =>
    theoryRun(
      {
        teacher: [
          { weight: 0.8, kind: 'atom', value: 0 },
          { weight: 0.2, kind: 'atom', value },
        ],
        finalTime: 5,
      },
      errors,
    );
  expect(end(run(-1), 'testMse') / end(run(1), 'testMse')).toBeCloseTo(1, 1);
});

test('many samples: the population solution', () => {
  const teacher: Plain = [
    { weight: 0.5, kind: 'atom', value: 0.7 },
    { weight: 0.5, kind: 'atom', value: 1.5 },
  ];
  const data = theoryRun(
    { sampleRatio: 1e5, labelNoiseVariance: 0, initialScale: 0.03, teacher, finalTime: 15 },
    { tolerance: 0.008 },
  );
  const means = numbers(data, 'classMeans');
  numbers(data, 't').forEach((t, k) => {
    expect(Math.abs(means[2 * k]! - populationWeight(0.7, 0.03, t))).toBeLessThan(0.01);
    expect(Math.abs(means[2 * k + 1]! - populationWeight(1.5, 0.03, t))).toBeLessThan(0.02);
  });
});

test('the regularised loss never rises and late weight decay holds at the LASSO', () => {
  const data = theoryRun(
    {
      sampleRatio: 1.2,
      labelNoiseVariance: 0.04,
      initialScale: 0.3,
      weightDecay: 0.05,
      teacher: gaussian,
      finalTime: 400,
    },
    { tolerance: 0.015 },
  );
  const loss = numbers(data, 'regularisedLoss');
  for (let k = 1; k < loss.length; k++) expect(loss[k]!).toBeLessThan(loss[k - 1]! * (1 + 1e-4));
  const bar = (name: string) => seriesOf(data, name).error!.at(-1)!;
  expect(Math.abs(end(data, 'testMse') - 0.13872711617149158)).toBeLessThan(3 * bar('testMse'));
  expect(Math.abs(end(data, 'trainMse') - 0.013792272839740716)).toBeLessThan(3 * bar('trainMse'));
  expect(bar('testMse')).toBeLessThan(0.02 * 0.1387);
  expect(bar('trainMse')).toBeLessThan(0.03 * 0.0138);
});

test('the memory kernel inverts the response, and both look back only', () => {
  const data = theoryRun({ finalTime: 2 });
  const n = data.sizes.t1!;
  const [K, R] = [numbers(data, 'memory'), numbers(data, 'response')];
  for (let a = 0; a < n; a++)
    for (let b = 0; b < n; b++) {
      let product = K[a * n + b]!;
      for (let k = 0; k < n; k++) product += (R[a * n + k]! * K[k * n + b]!) / 0.5;
      expect(Math.abs(product - (a === b ? 1 : 0))).toBeLessThan(1e-6);
      if (b > a) expect(K[a * n + b]).toBe(0);
    }
});

test('at the first instant the errors are those of zero weights', () => {
  const data = theoryRun({ labelNoiseVariance: 0.09 }, { at: { t: Float64Array.of(0, 1e-3) }, ...errors });
  expect(numbers(data, 'testMse')[0]).toBeCloseTo(0.1, 6);
  expect(numbers(data, 'trainMse')[0]).toBeCloseTo(0.19, 6);
});

test('resuming from a checkpoint gives the same bytes', () => {
  const values = parseParameters(parameters, { finalTime: 3 });
  const request: Request = { quality: 'interactive', tolerance: 0.08, seed: 3, quantities: curves };
  const whole = finish(dmft.run(values, request));
  const job = dmft.run(values, request);
  let saved: Plain = null;
  for (let step = job.next(); !step.done; step = job.next()) {
    if (step.value.done > 0.6 * (step.value.total ?? Number.POSITIVE_INFINITY)) {
      saved = structuredClone(step.value.checkpoint!());
      break;
    }
  }
  expect(finish(dmft.run(values, { ...request, resume: saved }))).toEqual(whole);
});

test('too little memory is refused with amount and remedy', () => {
  expect(() => theoryRun({}, { memoryLimit: 1e5 })).toThrow(/within 1 MB, received \d+ MB.*larger tolerance/s);
});

test('unequal and mixed starts run, and an unequal start begins elsewhere', () => {
  const data = theoryRun(
    {
      initialMixture: [
        { weight: 0.5, scale: 0.1 },
        { weight: 0.5, scale: 1, asymmetry: 0.5 },
      ],
      finalTime: 2,
    },
    { quantities: ['testMse', 'classMeans'] },
  );
  expect(seriesOf(data, 'class').values).toHaveLength(4);
  expect(Math.abs(numbers(data, 'classMeans')[2]!)).toBeGreaterThan(0.3);
});

test('TypeScript and WebAssembly kernels give the same bytes', () => {
  const used = kernels().id;
  const run = (id: KernelsId) => {
    selectKernels(id);
    return theoryRun({ finalTime: 3 }, { tolerance: 0.08, ...errors });
  };
  try {
    expect(run('typescript')).toEqual(run('wasm'));
  } finally {
    selectKernels(used);
  }
});
