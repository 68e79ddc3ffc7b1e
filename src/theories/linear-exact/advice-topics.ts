import type { Advice } from '../../contract/index.js';
import { log } from '../../numerics/math/index.js';
import { classify } from './classify.js';
import type { Constants } from './constants.js';
import type { Parameters } from './parameters.js';
import { dominant } from './regime.js';
import { scaleForRatio } from './scale-for-ratio.js';
import { scaledRates, scaledStart } from './scaled-parameters.js';
import type { Solution } from './solution.js';
import { warningsOf } from './warnings.js';

type Topic = (parameters: Parameters, solution: Solution, found: Constants) => Advice | undefined;

/** What general advice looks at, in the order it is given. */
export const adviceTopics: Topic[] = [phase, features, rebalance, plateau, largeOutput, signFlip, steps, hazards];

function phase(parameters: Parameters, solution: Solution, c: Constants): Advice | undefined {
  const threshold = parameters.regimeThreshold;
  const kind = classify(c, { kernel: threshold, angle: threshold, norms: threshold });
  if (kind.oneLayerRotates)
    return {
      topic: 'one layer rotates',
      text: `|cos ζ| goes from ${brief(Math.abs(c.initialCosAngle))} to ${brief(Math.abs(c.finalCosAngle))}, yet this is the kernel phase (Θ∞/Θ0 = ${brief(c.kernelRatio)}): the small layer turns to the large one, whose features stay fixed. Balance the layers to learn features.`,
    };
  if (kind.phase === 'feature' || solution.kind !== 'generic') return undefined;
  const factor = scaleForRatio(c, 2);
  return {
    topic: 'kernel phase',
    text: `kernel because (s*² − s0²)/S0² = ${brief(c.featureNumber)} ≪ 1; S0 = ½|γ|(|u0|²/ρ + |w0|²ρ) = ${brief(c.lazySlopeScale)} is dominated by the ${dominant(solution)} term.${factor === undefined ? '' : ` Multiply both initial layers by ${brief(factor)} for Θ∞/Θ0 = 2.`}`,
    ...(factor === undefined ? {} : { parameters: scaledStart(parameters, factor) }),
  };
}

function features(parameters: Parameters, { kind }: Solution, c: Constants): Advice | undefined {
  const goal = 1 + parameters.regimeThreshold / 2;
  const factor =
    kind === 'generic' && c.kernelRatio > 1 + parameters.regimeThreshold ? scaleForRatio(c, goal) : undefined;
  if (factor === undefined) return undefined;
  return {
    topic: 'feature learning',
    text: `features are learned because (s*² − s0²)/S0² = ${brief(c.featureNumber)} is not small: the kernel grows by ${brief(c.kernelRatio)}, cos ζ goes from ${brief(c.initialCosAngle)} to ${brief(c.finalCosAngle)}, |u||w| by ${brief(c.normRatio)}. Multiply both initial layers by ${brief(factor)} to stay in the kernel phase.`,
    parameters: scaledStart(parameters, factor),
  };
}

/** S0 is smallest, |γ||u0||w0|, at η_u/η_w = |u0|²/|w0|². */
function rebalance(parameters: Parameters, { modes, setting, kind }: Solution, c: Constants): Advice | undefined {
  const lengths = Math.sqrt(modes.readoutSquaredNorm) * Math.sqrt(modes.hiddenSquaredNorm);
  const smallest = Math.abs(setting.outputScale) * lengths;
  if (kind !== 'generic' || smallest === 0 || smallest > 0.9 * c.lazySlopeScale) return undefined;
  const ratio = Math.sqrt(modes.readoutSquaredNorm / modes.hiddenSquaredNorm);
  const reach = (c.targetSlope * c.targetSlope - c.initialSlope * c.initialSlope) / (smallest * smallest);
  const best = Math.sqrt(1 + reach);
  const direction = modes.modeImbalance > 0 ? 'raise η_u or lower η_w' : 'raise η_w or lower η_u';
  return {
    topic: 'layer rates',
    text: `The layers learn at unequal relative speeds: ${direction}. At η_u/η_w = |u0|²/|w0|² = ${brief(ratio * ratio)} the laziness scale is smallest (${brief(smallest)} instead of ${brief(c.lazySlopeScale)}) and Θ∞/Θ0 = ${brief(best)}, the farthest from 1 that rates alone can reach.`,
    parameters: scaledRates(parameters, 1, ratio / setting.rateRatio),
  };
}

/** Rich phase: t_½ ≈ ln(2|B|/(A P))/(2|B|), with Q in place of P when B < 0. */
function plateau(parameters: Parameters, { modes, setting, kind }: Solution, c: Constants): Advice | undefined {
  const B = Math.abs(setting.labelDrive);
  const energy = setting.labelDrive >= 0 ? modes.growingModeEnergy : modes.decayingModeEnergy;
  const gain = (2 * B) / (setting.kernelCoefficient * energy);
  if (kind !== 'generic' || c.kernelRatio < 5 || !(gain > 20)) return undefined;
  const factor = Math.sqrt(Math.sqrt(gain));
  return {
    topic: 'plateau',
    text: `rich: plateau of ≈ ${brief(log(gain) / (2 * B))} steps (half-life ${brief(c.halfLife)}); raise both initial scales by ${brief(factor)} to halve it.`,
    parameters: scaledStart(parameters, factor),
  };
}

function largeOutput(parameters: Parameters, { kind }: Solution, c: Constants): Advice | undefined {
  const share = Math.abs(c.initialSlope) / Math.abs(c.targetSlope);
  if (kind !== 'generic' || !(share > 1) || c.kernelRatio > 1 - parameters.regimeThreshold) return undefined;
  return {
    topic: 'disalignment',
    text: `disalignment: |s0| = ${brief(share)} × |s*|; lower the output scale. With γ × ${brief(0.1 / share)} the start is a tenth of the target.`,
    ...(c.targetSlope === 0 ? {} : { parameters: { outputScale: (parameters.outputScale * 0.1) / share } }),
  };
}

function signFlip(_parameters: Parameters, _solution: Solution, c: Constants): Advice | undefined {
  if (!(c.initialSlope * c.finalSlope < 0)) return undefined;
  return {
    topic: 'sign flip',
    text: `sign flip: output must pass through 0 (s0 = ${brief(c.initialSlope)}, s∞ = ${brief(c.finalSlope)}); the layers pass through a right angle.`,
  };
}

/** The step is chosen for the larger of the initial and final kernels. */
function steps(parameters: Parameters, { kind }: Solution, c: Constants): Advice | undefined {
  const largest = Math.max(c.asymptoticRate, c.initialKernelEigenvalue);
  if (kind === 'fixed' || !(largest > 0) || (largest >= 0.05 && largest <= 0.1)) return undefined;
  const factor = 0.1 / largest;
  const speed = factor < 1 ? 'Steps are too coarse to follow the flow' : 'Training could be faster';
  return {
    topic: 'step size',
    text: `${speed}: the largest kernel eigenvalue of the run is ${brief(largest)} per step. Choose the step for the final kernel, not the initial one: multiply both rates by ${brief(factor)} to have 0.1.`,
    parameters: scaledRates(parameters, factor),
  };
}

function hazards(_parameters: Parameters, solution: Solution): Advice | undefined {
  const found = warningsOf(solution);
  return found.length > 0 ? { topic: 'warnings', text: found.join(' ') } : undefined;
}

function brief(x: number): string {
  return String(Number(x.toPrecision(4)));
}
