import { type Claim, type Effort, type Finding, type Job, within } from '../../../contract/index.js';
import { exhibit, exponentOf, riskOf } from './tools.js';

/** C6: larger width averages the noise of SGD out. */
export const widthAverages: Claim = {
  id: 'C6',
  statement: 'In the mean-field regime the noise term vanishes like γ/p: larger width averages SGD noise out.',
  origin: 'abstract',
  evidence: 'own prototype',
  check,
};

function* check(effort: Effort, _seed: number): Job<Finding> {
  const widths = effort === 'quick' ? [6, 10, 16] : [10, 20, 40];
  const raised: number[] = [];
  for (const width of widths) {
    const raw = { ...particlesAsStudents(width), labelNoiseVariance: 0.01 };
    const [noisy] = yield* riskOf('ode', { ...raw, learningRate: 1 }, { times: [1] });
    const [flow] = yield* riskOf('ode', { ...raw, learningRate: 0 }, { times: [1] });
    raised.push(noisy! / flow! - 1);
  }
  return {
    checks: [
      within('exponent of the relative rise of the risk in the width', exponentOf(widths, raised), -1, { abs: 0.1 }),
    ],
    exhibits: [
      exhibit(
        'Noise against width',
        'The risk raised by the noise term at t = 1, relative to the gradient flow.',
        { x: 'width', y: 'rise' },
        [
          { label: 'ODE', role: 'theory', x: widths, y: raised },
          { label: '1/p', role: 'guide', x: widths, y: widths.map((p) => (raised[0]! * widths[0]!) / p) },
        ],
      ),
    ],
  };
}

/** Students with projections spread evenly over [−0.8, 0.8] on one teacher and equal, mutually orthogonal rests. */
export function particlesAsStudents(p: number): Record<string, unknown> {
  const m = Array.from({ length: p }, (_, j) => -0.8 + (1.6 * j) / (p - 1));
  return {
    studentOverlap: m.map((a, j) => m.map((b, l) => a * b + (j === l ? 0.6 : 0))),
    crossOverlap: m.map((a) => [a]),
    teacherOverlap: [[1]],
  };
}

/** The same as mean-field particles. */
export function evenParticles(p: number): Record<string, unknown> {
  return {
    width: 'Infinity',
    teacherWidth: 1,
    particleProjections: Array.from({ length: p }, (_, j) => [-0.8 + (1.6 * j) / (p - 1)]),
    particleOrthogonalNorms: new Array<number>(p).fill(0.6),
  };
}
