import { describe, expect, test } from 'vitest';
import { type Calculation, type Dataset, estimated, exact } from '../../src/contract/index.js';
import { agree, type Pair } from '../../src/experiments/agreement.js';
import { normal, randomStream } from '../../src/numerics/random/index.js';

const t = Float64Array.from({ length: 20 }, (_, k) => k);
const truth = t.map((v) => v / 19);

interface Setup {
  replicas?: number;
  /** Standard deviation of each run around the truth, and a shift common to all. */
  noise?: number;
  shift?: number;
  /** Stated numerical error of the simulation. */
  stated?: number;
  compares?: 'start' | 'mean';
  stochastic?: boolean;
}

function pair({ replicas = 1, noise = 0, shift = 0, stated = 0, compares = 'mean', stochastic = true }: Setup): Pair {
  const stream = randomStream(1);
  const runs = Float64Array.from(
    { length: replicas * t.length },
    (_, i) => truth[i % t.length]! + shift + noise * normal(stream),
  );
  const calculation = { id: 'c', stochastic } as Calculation;
  const simulated: Dataset = {
    sizes: { replica: replicas, t: t.length },
    series: {
      t: exact(['t'], t),
      f: estimated(
        ['replica', 't'],
        runs,
        runs.map(() => stated),
        'estimate',
      ),
    },
  };
  const predicted: Dataset = { sizes: { t: t.length }, series: { t: exact(['t'], t), f: exact(['t'], truth) } };
  return {
    theory: { calculation, dataset: predicted },
    simulation: { calculation, dataset: simulated },
    allowance: 0,
    compares,
  };
}

describe('agreement of theory and simulation', () => {
  const cases: [string, Setup, string, RegExp][] = [
    ['many quiet runs pass', { replicas: 50, noise: 0.02 }, 'pass', /50 runs/],
    ['a shift of ten standard errors fails', { replicas: 50, noise: 0.02, shift: 0.03 }, 'fail', /combined errors/],
    ['few noisy runs decide nothing', { replicas: 4, noise: 0.2 }, 'undecided', /simulate more replicas/],
    ['one stochastic run decides nothing', { replicas: 1, noise: 0.001 }, 'undecided', /standard error/],
    ['one run from the same start without noise passes', { compares: 'start', stochastic: false }, 'pass', /1 run;/],
    [
      'a shift within the stated numerical error passes',
      { replicas: 10, noise: 1e-4, shift: 0.01, stated: 0.01 },
      'pass',
      /10 runs/,
    ],
    [
      'a stated error that excuses anything decides nothing',
      { replicas: 10, noise: 1e-4, shift: 0.1, stated: 0.2 },
      'undecided',
      /numerical error/,
    ],
    ['undefined numbers fail', { replicas: 10, noise: Number.NaN }, 'fail', /./],
  ];
  test.each(cases)('%s', (_, setup, verdict, reason) => {
    const judged = agree('f', pair(setup))!;
    expect(judged).toMatchObject({ verdict, reason: expect.stringMatching(reason) });
  });

  test('the largest deviation is reported with its place', () => {
    const { bias, relativeBias } = agree('f', pair({ replicas: 50, noise: 1e-6, shift: 0.03 }))!;
    expect(bias).toBeCloseTo(0.03, 5);
    expect(relativeBias).toBeCloseTo(0.03, 5);
  });
});
