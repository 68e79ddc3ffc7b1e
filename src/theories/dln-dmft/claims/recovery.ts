import { atMost, type Check, type Claim } from '../../../contract/index.js';
import { donohoTannerRatio } from '../fixed-points/donoho-tanner.js';
import { exhibit, limitAt, sparseTeacher } from './theory-run.js';

/** C7: exact recovery above the Donoho-Tanner line. */
export const recovery: Claim = {
  id: 'C7',
  statement: 'Without noise and from a vanishing start the teacher is recovered exactly above the Donoho-Tanner line.',
  origin: 'ours',
  evidence: 'closed form',
  *check() {
    const checks: Check[] = [];
    for (const share of [0.05, 0.1, 0.19284]) {
      const line = donohoTannerRatio(share);
      const at = (factor: number) =>
        limitAt({ sampleRatio: factor * line, noise: 0, alpha: 0, teacher: sparseTeacher(share) });
      const below = yield* at(0.97);
      const above = yield* at(1.03);
      checks.push(
        atMost(`share ${share}: error 3 % above the line`, above.testMse, 1e-12),
        atMost(`share ${share}: 2e-4 over the error 3 % below the line`, 2e-4 / below.testMse, 1),
      );
    }
    const shares = Float64Array.from({ length: 40 }, (_, k) => (k + 1) / 41);
    const layers = [
      { label: 'Donoho-Tanner line', role: 'theory' as const, x: shares, y: shares.map(donohoTannerRatio) },
    ];
    const view = { title: 'Smallest sample ratio of exact recovery', x: 'sparsity', y: 'sampleRatio' };
    return { checks, exhibits: [exhibit(view, 'More non-zero weights need more samples.', layers)] };
  },
};
