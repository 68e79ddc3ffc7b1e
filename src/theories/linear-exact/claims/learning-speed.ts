import { type Claim, type Effort, type Finding, type Job, sameLabel, within } from '../../../contract/index.js';
import { exp, log } from '../../../numerics/math/index.js';
import { randomStream, uniform } from '../../../numerics/random/index.js';
import { modesOf } from '../modes.js';
import { solve } from '../solution.js';
import { timeToResidual } from '../time-to-residual.js';
import { type DrawnCase, drawCase } from './drawn-case.js';
import { curveExhibit } from './exhibits.js';
import { experimentOf, type Snapshot, trainFlow } from './network-flow.js';

/** C3: the learning speed D² = B² + A²PQ separates kernel from feature learning by which term dominates. */
export const learningSpeed: Claim = {
  id: 'C3',
  statement:
    'The learning speed, D² = B² + A²PQ, separates kernel from feature learning: the kernel phase is where the second term dominates.',
  origin: 'literature',
  evidence: 'independent simulation',
  check,
};

/** Residuals at which the network is looked at; the rate is taken between the second and the third. */
const residuals = [0.5, 1e-4, 1e-7, 1e-10];

/** (C/s*)² above which |Θ∞/Θ0 − 1| < 0.1 when the initial output vanishes: 1/(1.1² − 1). */
const kernelBound = 1 / (1.1 * 1.1 - 1);

function* check(effort: Effort, seed: number): Job<Finding> {
  const runs = effort === 'quick' ? 60 : 300;
  let worstRate = { measured: 0, expected: 0 };
  let agreed = 0;
  const ratios: { terms: number; kernel: number }[] = [];
  for (let run = 0; run < runs; run++) {
    const network = orthogonalCase(seed, run);
    const { setting, start } = network;
    const solution = solve(start, setting);
    const times = [0, ...residuals.map((left) => timeToResidual(solution, left))];
    const seen = yield* trainFlow(experimentOf(start, setting), Float64Array.of(1), Float64Array.from(times));
    const { terms, rate } = speedOf(network);
    const measured = lateRate(seen, setting.targetSlope);
    if (Math.abs(measured / rate - 1) >= Math.abs(worstRate.measured / worstRate.expected - 1) || run === 0)
      worstRate = { measured, expected: rate };
    const growth = seen.at(-1)!.kernelEigenvalue / seen[0]!.kernelEigenvalue;
    ratios.push({ terms, kernel: growth });
    if (terms > kernelBound === Math.abs(growth - 1) < 0.1) agreed++;
    yield { done: run + 1, total: runs };
  }
  return {
    checks: [
      within(
        'late decay rate of the residual of integrated networks against 2D (worst)',
        worstRate.measured,
        worstRate.expected,
        { rel: 1e-4 },
      ),
      sameLabel(
        'kernel phase of the trained network where A²PQ > B²/(1.1² − 1)',
        `${agreed}/${runs}`,
        `${runs}/${runs}`,
      ),
    ],
    exhibits: [exhibitOf(ratios)],
  };
}

function orthogonalCase(seed: number, run: number): DrawnCase {
  const stream = randomStream(seed, 'learning-speed', run);
  const scale = exp(log(0.05) + uniform(stream) * log(40));
  const tilt = exp((uniform(stream) - 0.5) * log(16));
  return drawCase(
    {
      width: 40,
      readoutInitialScale: 0.3 * scale,
      hiddenInitialScale: 0.3 * scale,
      readoutLearningRate: 0.05 * tilt,
      hiddenLearningRate: 0.05 / tilt,
      initialisation: { kind: 'orthogonal' },
    },
    seed,
    run,
  );
}

/** A²PQ/B² and 2D from the start's definitions. */
function speedOf({ setting, start }: DrawnCase): { terms: number; rate: number } {
  const { modeInvariant } = modesOf(start, setting);
  const kernelPart = setting.kernelCoefficient * modeInvariant;
  const B = setting.labelDrive;
  return { terms: (kernelPart / B) * (kernelPart / B), rate: 2 * Math.sqrt(B * B + kernelPart * kernelPart) };
}

/** Decay rate of the residual between its falls to 1e-4 and to 1e-7. */
function lateRate(seen: Snapshot[], targetSlope: number): number {
  const [early, late] = [seen[2]!, seen[3]!];
  return log((targetSlope - early.slope) / (targetSlope - late.slope)) / (late.t - early.t);
}

function exhibitOf(ratios: { terms: number; kernel: number }[]) {
  const sorted = ratios.toSorted((a, b) => a.terms - b.terms);
  const x = Float64Array.from(sorted, ({ terms }) => terms);
  return curveExhibit({
    title: 'Kernel growth against the ratio of the two terms of the learning speed',
    x: 'speedTermRatio',
    y: 'kernelRatio',
    xScale: 'log',
    yScale: 'log',
    description:
      'The kernel of trained networks stays put where the kernel term of the learning speed dominates and grows where the label term does.',
    layers: [
      { label: '√(1 + B²/(A²PQ))', role: 'theory', x, y: x.map((terms) => Math.sqrt(1 + 1 / terms)) },
      { label: 'trained networks', role: 'simulation', x, y: Float64Array.from(sorted, ({ kernel }) => kernel) },
    ],
  });
}
