import { atMost, type Claim, within } from '../../../contract/index.js';
import { exhibit, limitAt, sparseTeacher } from './theory-run.js';

const teacher = sparseTeacher(0.1);

/** C9: smaller starts generalise better without noise, and converge more slowly. */
export const tradeOff: Claim = {
  id: 'C9',
  statement:
    'Trade-off: smaller starts generalise better but converge more slowly; with noise the best start is interior.',
  origin: 'abstract',
  evidence: 'closed form',
  *check(effort) {
    const alphas = effort === 'quick' ? [3, 1, 0.4, 0.1, 0.01] : [10, 3, 1, 0.5, 0.4, 0.3, 0.1, 0.03, 0.01, 1e-3];
    const clean: number[] = [];
    const noisy: number[] = [];
    const rates: number[] = [];
    for (const alpha of alphas) {
      const limit = yield* limitAt({ sampleRatio: 0.5, noise: 0, alpha, teacher, rate: true });
      clean.push(limit.testMse);
      rates.push(limit.smallestHessianEigenvalue);
      noisy.push((yield* limitAt({ sampleRatio: 0.5, noise: 0.09, alpha, teacher })).testMse);
    }
    const falling = (values: number[]) => Math.max(...values.slice(1).map((v, k) => v / values[k]!));
    const best = alphas[noisy.indexOf(Math.min(...noisy))]!;
    const x = Float64Array.from(alphas);
    const view = { title: 'Test error at infinite time', x: 'initialScale', y: 'testMse', xScale: 'log' as const };
    return {
      checks: [
        atMost('largest ratio of test errors from a start to the next smaller one, no noise', falling(clean), 1),
        atMost('largest ratio of rates from a start to the next smaller one', falling(rates), 1),
        within('best start with noise σ = 0.3', best, 0.4, { abs: 0.15 }),
        within('test error there', Math.min(...noisy), 0.1297, { rel: 0.01 }),
      ],
      exhibits: [
        exhibit(view, 'Without noise smaller is better; with noise there is a best start.', [
          { label: 'no noise', role: 'theory', x, y: Float64Array.from(clean) },
          { label: 'σ = 0.3', role: 'theory', x, y: Float64Array.from(noisy) },
        ]),
      ],
    };
  },
};
