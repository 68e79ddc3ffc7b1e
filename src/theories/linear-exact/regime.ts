import { immediate, type Job, type Regime } from '../../contract/index.js';
import { classify } from './classify.js';
import { type Constants, constantsOf } from './constants.js';
import { infiniteWidthLimit } from './infinite-width.js';
import type { Parameters } from './parameters.js';
import { scaleForRatio } from './scale-for-ratio.js';
import { resolve } from './setting.js';
import { type Solution, solve } from './solution.js';
import { drawStart } from './start.js';
import type { Start } from './start-state.js';
import { warningsOf } from './warnings.js';

/** The phase of a run from its first start, with the numbers that decide and what would change it. */
export function regime(parameters: Parameters, seed: number): Job<Regime> {
  return immediate(() => regimeOf(parameters, seed));
}

function regimeOf(parameters: Parameters, seed: number): Regime {
  const width = parameters.readoutWeights.length || parameters.width;
  if (width !== Number.POSITIVE_INFINITY)
    return describe(parameters, solve(drawStart(parameters, seed, 0), resolve(parameters)));
  const limit = infiniteWidthLimit(parameters);
  if (limit.kind === 'critical') return describe(parameters, solve(limit.start as Start, limit.setting));
  if (limit.kind === 'none')
    return { label: 'no limit', reason: `No limit of infinite width: ${limit.reason}.`, warnings: [] };
  return {
    label: 'kernel',
    reason: `The kernel stays at Θ = ${brief(limit.kernelEigenvalue)} for ever: the laziness scale S0 grows without bound with width.`,
    change: "A parametrisation on the critical line ('mup', 'mean-field') learns features at any width.",
    warnings: [],
  };
}

function describe(parameters: Parameters, solution: Solution): Regime {
  const threshold = parameters.regimeThreshold;
  const found = constantsOf(solution);
  const thresholds = { kernel: threshold, angle: threshold, norms: threshold };
  const { label, phase, oneLayerRotates } = classify(found, thresholds);
  const change = solution.kind === 'generic' ? changeOf(phase, found, threshold) : undefined;
  return {
    label,
    reason: reasonOf(phase, oneLayerRotates, found, solution),
    ...(change ? { change } : {}),
    warnings: warningsOf(solution),
  };
}

function reasonOf(phase: 'kernel' | 'feature', rotates: boolean, c: Constants, solution: Solution): string {
  const numbers = `Θ∞/Θ0 = ${brief(c.kernelRatio)} since Φ = (s∞² − s0²)/S0² = ${brief(c.featureNumber)} with s0 = ${brief(c.initialSlope)}, s∞ = ${brief(c.finalSlope)}, S0 = ${brief(c.lazySlopeScale)}`;
  const angle = `cos ζ ${brief(c.initialCosAngle)} → ${brief(c.finalCosAngle)}, |u||w| × ${brief(c.normRatio)}`;
  if (rotates)
    return `${numbers}; ${angle}. One layer is so small that it turns to the other while the kernel, carried by the large layer, stands still: regression on fixed features, not feature learning.`;
  if (phase === 'kernel') return `${numbers}, dominated by the ${dominant(solution)} term; ${angle}.`;
  return `${numbers}; ${angle}.`;
}

/** The layer whose part of S0 = ½|γ|(|u|²/ρ + |w|²ρ) is larger; the hidden layer carries |w|²ρ. */
export function dominant({ modes }: Solution): 'readout' | 'hidden features' {
  return modes.modeImbalance > 0 ? 'readout' : 'hidden features';
}

function changeOf(phase: 'kernel' | 'feature', c: Constants, threshold: number): string | undefined {
  const goal = phase === 'kernel' ? 2 : 1 + threshold / 2;
  const factor = scaleForRatio(c, goal);
  if (factor === undefined) return undefined;
  const where = phase === 'kernel' ? `Θ∞/Θ0 = ${goal}` : 'the kernel phase';
  return `Multiplying both initial scales by ${brief(factor)} would lead to ${where}.`;
}

function brief(x: number): string {
  return String(Number(x.toPrecision(4)));
}
