import { immediate, type Job, type Regime } from '../../contract/index.js';
import { orderParameterSystem, type System } from './engines/system.js';
import { startOf } from './initial/index.js';
import { rateLimits } from './landmarks/rate-limits.js';
import { scalingPhase, stepsExponent } from './landmarks/scaling-phase.js';
import type { Parameters } from './parameters.js';
import { noiseStrength, type Setting, settingOf, stepTime } from './setting.js';

/** Widest student whose right-hand side is looked at. */
const widest = 60;
/** Noise strength g below which the noise terms count as off, and above which they rule. */
const weak = 0.05;
const ruling = 100;

/** The regime of a run: dimensionless numbers, which terms are on, and what stands in the way. */
export function regime(given: Parameters, seed: number): Job<Regime> {
  return immediate(() => describe(given, seed));
}

function describe(given: Parameters, seed: number): Regime {
  const setting = settingOf(given);
  const { label, because, change } = classify(setting);
  const system = systemOf(given, setting, seed);
  const terms = system ? `; at the start ${termsOf(system)}` : '';
  return {
    label,
    reason: `${because}: g = γ/s = ${brief(noiseStrength(setting))}, δt = γ/(s d) = ${brief(stepTime(setting))}, 1/p = ${brief(1 / setting.students)}, 1/d = ${brief(1 / setting.dimension)}${terms}${scaling(given)}.`,
    ...(change ? { change } : {}),
    warnings: [...stepWarnings(setting), ...(system ? [...rateWarnings(system), ...startWarnings(system)] : [])],
  };
}

/** What the exponents of width and learning rate mean as the dimension grows. */
function scaling({ widthExponent: kappa, learningRateExponent: delta }: Parameters): string {
  if (kappa === 0 && delta === 0) return '';
  return `; with κ + δ = ${brief(kappa + delta)} the phase as d grows is '${scalingPhase(kappa, delta)}', over d^${brief(stepsExponent(kappa, delta))} steps`;
}

/** @equation classical g → 0, high-dimensional d → ∞ at g = O(1), mean-field p → ∞, noise-dominated g → ∞ [sgd-ode 3.3] */
function classify(setting: Setting): { label: string; because: string; change?: string } {
  const g = noiseStrength(setting);
  const { students, dimension } = setting;
  if (!Number.isFinite(students))
    return {
      label: 'mean-field',
      because: 'Infinite width averages the noise of single samples out',
      change: 'A finite width brings the noise term back, of relative size 1/p.',
    };
  if (g > ruling)
    return {
      label: 'noise-dominated',
      because: 'The noise term outweighs the drift: overlaps with the teacher stay while norms grow',
      change: `A learning rate ${brief(g)} times smaller, or a larger normalisation, lets the drift act.`,
    };
  if (g > weak)
    return {
      label: dimension >= 50 ? 'high-dimensional' : 'finite-dimensional',
      because: `Drift and noise are of one order${dimension >= 50 ? '' : ', and the 1/d part of the noise counts'}`,
      change: 'A smaller learning rate lowers the noise floor in proportion, at more samples per unit of time.',
    };
  const wide = students >= 50 && setting.studentNormalisation >= students / 2;
  return {
    label: wide ? 'mean-field' : 'classical',
    because: wide
      ? 'Width averages the noise of single samples out'
      : 'Steps so small that only the gradient flow remains',
    change: `From a learning rate of about ${brief((0.5 * setting.learningRate) / (g || 1))} on the noise of single samples counts.`,
  };
}

function systemOf(given: Parameters, setting: Setting, seed: number): System | undefined {
  const reduced =
    given.particleProjections.length + given.studentSecondMoment.length + given.parallelSecondMoment.length;
  if (!(setting.students <= widest) || reduced > 0) return undefined;
  const choice = { expectation: given.noiseExpectation, nodes: 512, set: 0 };
  return orderParameterSystem(setting, startOf(given, { seed }, 0), choice);
}

/** Sizes of the terms of dQ/dt at the start. */
function termsOf(system: System): string {
  const { setting, start, initial } = system;
  const size = (changes: Partial<Setting>) => {
    const dy = new Float64Array(initial.length);
    orderParameterSystem({ ...setting, ...changes }, start).increment(0, initial, dy);
    return dy.subarray(0, system.layout.crossAt);
  };
  const all = size({});
  const drift = size({ noiseTerms: 'none' });
  const limit = size({ dimension: Number.POSITIVE_INFINITY });
  const share = (a: Float64Array, b: Float64Array) => `${brief((100 * distance(a, b)) / (norm(all) || 1))} %`;
  const label = size({ noiseTerms: 'label-only' });
  return `the noise term makes up ${share(all, drift)} of dQ/dt (label noise ${share(label, drift)}), the corrections of finite dimension ${share(all, limit)}`;
}

function norm(v: Float64Array): number {
  let sum = 0;
  for (const x of v) sum += x * x;
  return Math.sqrt(sum);
}

function distance(a: Float64Array, b: Float64Array): number {
  return norm(a.map((x, i) => x - b[i]!));
}

function stepWarnings(setting: Setting): string[] {
  const dt = stepTime(setting);
  if (!(dt > 0.1)) return [];
  return [
    `Steps too large for a continuous-time limit (γ/(s d) = ${brief(dt)}): use the discrete map or the simulators, or lower the learning rate.`,
  ];
}

function rateWarnings({ setting, start }: System): string[] {
  if (setting.noiseTerms !== 'all') return [];
  const { blowUp, critical } = rateLimits(setting, start);
  const above = (limit: number | undefined): limit is number => limit !== undefined && setting.learningRate > limit;
  if (above(blowUp))
    return [`Above learning rate ${brief(blowUp)} the overlaps leave every bound in finite time: lower it.`];
  if (above(critical))
    return [
      `Above learning rate ${brief(critical)} the optimum is unstable in high dimension: the risk will not go to its floor.`,
    ];
  return [];
}

function startWarnings({ initial, start, layout, increment }: System): string[] {
  if (start.readoutWeights.every((a) => a === 0) && !layout.trained)
    return ['All readout weights are 0: the hidden layer never moves.'];
  const dy = new Float64Array(initial.length);
  increment(0, initial, dy);
  const cross = dy.subarray(layout.crossAt, layout.readoutAt);
  if (norm(cross) > 1e-12 * (1 + norm(initial))) return [];
  if (norm(initial.subarray(layout.crossAt, layout.readoutAt)) > 1e-9) return [];
  return [
    'The start lies on a symmetry-invariant manifold: overlaps with the teacher are 0 and stay so. Add an asymmetry of order 1/√d.',
  ];
}

function brief(x: number): string {
  return String(Number(x.toPrecision(3)));
}
