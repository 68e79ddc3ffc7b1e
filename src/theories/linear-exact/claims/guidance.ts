import {
  atMost,
  type Check,
  type Claim,
  type Effort,
  type Finding,
  finish,
  type Job,
  within,
} from '../../../contract/index.js';
import { advise } from '../advise.js';
import { parameters } from '../parameters.js';
import { drawCase, trainToEnd } from './drawn-case.js';
import { curveExhibit } from './exhibits.js';
import type { Snapshot } from './network-flow.js';

/** C10: what to change in initialisation and layer-wise rates, and by how much. */
export const guidance: Claim = {
  id: 'C10',
  statement:
    'The theory guides the choice of initialisation and layer-wise learning rates: the change it prints reaches the kernel growth asked for.',
  origin: 'abstract',
  evidence: 'independent simulation',
  check,
};

const starts = [
  { width: 100, readoutInitialScale: 0.4, hiddenInitialScale: 0.4 },
  { width: 30, readoutInitialScale: 0.02, hiddenInitialScale: 0.5, readoutLearningRate: 0.05 },
  { width: 3, outputScale: -0.7, readoutInitialScale: 0.2, hiddenInitialScale: 0.1, inputLabelMoment: -1.5 },
];

function* check(effort: Effort, seed: number): Job<Finding> {
  const goals = effort === 'quick' ? [1.5, 4] : [1.05, 1.5, 2, 4, 20];
  let worst = 0;
  let curve: { label: string; seen: Snapshot[] }[] = [];
  for (const raw of starts)
    for (const goal of goals) {
      for (const { topic, parameters: changes } of adviceFor(raw, { kernelRatio: goal }, seed)) {
        const seen = yield* trainToEnd(drawCase({ ...raw, ...changes }, seed));
        worst = Math.max(worst, Math.abs(growth(seen) - goal));
        if (raw === starts[0] && topic === 'initial scale') curve = [...curve, { label: `advised for ${goal}`, seen }];
      }
    }
  return {
    checks: [
      atMost('kernel growth of networks trained as advised against the goal, worst', worst, 1e-9),
      ...(yield* bestRates(seed)),
    ],
    exhibits: [exhibitOf(curve)],
  };
}

function adviceFor(raw: Record<string, unknown>, goal: Record<string, number>, seed: number) {
  return finish(advise(parameters.parse(raw), goal, seed));
}

function growth(seen: Snapshot[]): number {
  return seen.at(-1)!.kernelEigenvalue / seen[0]!.kernelEigenvalue;
}

/** Advised rates reach the printed growth, and a ratio of rates off by a factor two either way gives less. */
function* bestRates(seed: number): Job<Check[]> {
  const raw = { width: 50, readoutInitialScale: 0.02, hiddenInitialScale: 0.3 };
  const advice = adviceFor(raw, {}, seed).find(({ topic }) => topic === 'layer rates');
  const rates = advice?.parameters as { readoutLearningRate: number; hiddenLearningRate: number };
  const printed = Number(/Θ∞\/Θ0 = ([\d.]+)/.exec(advice?.text ?? '')?.[1]);
  const reached: number[] = [];
  for (const tilt of [1, 0.5, 2]) {
    const tilted = {
      readoutLearningRate: rates.readoutLearningRate * tilt,
      hiddenLearningRate: rates.hiddenLearningRate / tilt,
    };
    reached.push(growth(yield* trainToEnd(drawCase({ ...raw, ...tilted }, seed))));
  }
  return [
    within('kernel growth at the advised ratio of rates', reached[0]!, printed, { rel: 1e-3 }),
    atMost('largest growth at twice and half that ratio, over it', Math.max(reached[1]!, reached[2]!) / reached[0]!, 1),
  ];
}

function exhibitOf(curves: { label: string; seen: Snapshot[] }[]) {
  return curveExhibit({
    title: 'Kernel of networks trained as advised',
    y: 'kernelGrowth',
    xScale: 'log',
    description: 'The kernel of networks with the advised initial scales grows by exactly the factor asked for.',
    layers: curves.map(({ label, seen }) => ({
      label,
      role: 'simulation',
      x: Float64Array.from(seen.slice(1), ({ t }) => t),
      y: Float64Array.from(seen.slice(1), ({ kernelEigenvalue }) => kernelEigenvalue / seen[0]!.kernelEigenvalue),
    })),
  });
}
