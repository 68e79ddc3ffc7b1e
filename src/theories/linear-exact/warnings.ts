import type { Solution } from './solution.js';
import { boundedness, expectedDeviation, ratesOf, stabilityNumber, stepLimits } from './stability.js';

/** Relative energy of a mode below which rounding, not the start, decides whether the saddle is left. */
const roundingEnergy = 1e-28;

/** What is dangerous about a configuration: steps too large, saddles, decay that kills. One sentence each. */
export function warningsOf(solution: Solution): string[] {
  return [...stepWarnings(solution), ...startWarnings(solution), ...trainingWarnings(solution)];
}

function stepWarnings({ modes, setting, halfRate, rate, kind }: Solution): string[] {
  if (kind === 'fixed') return [];
  const rates = ratesOf(modes, setting);
  const limits = stepLimits(rates);
  const found: string[] = [];
  const B = Math.abs(setting.labelDrive);
  if (boundedness(rates) === 'unbounded')
    found.push(
      `Gradient descent with these rates diverges: Θ0 + B x0 = ${brief(stabilityNumber(rates))} (limit 4), |B| = ${brief(B)} (limit 2). Multiply both rates by less than ${brief(limits.divergence)}.`,
    );
  else if (B >= 1)
    found.push(
      `No minimum is stable under these steps (|B| = ${brief(B)} ≥ 1): gradient descent stays bounded but never converges. Multiply both rates by less than ${brief(limits.anyMinimum)}.`,
    );
  else if (halfRate >= 1)
    found.push(
      `The flow's own minimum is unstable under these steps (2D = ${brief(rate)} ≥ 2): gradient descent ends in a flatter minimum with Θ∞ ≤ 2. Multiply both rates by less than ${brief(limits.flowMinimum)} to follow the flow.`,
    );
  else if (rate > 0.1)
    found.push(
      `Steps are coarse for the flow (2D = ${brief(rate)} > 0.1): expect deviations of about ${brief(100 * expectedDeviation(rates))} % of the target slope. Multiply both rates by ${brief(limits.flow)} to stay below 2 %.`,
    );
  return found;
}

function startWarnings({ kind, modes, setting }: Solution): string[] {
  if (kind === 'fixed') return ['both layers start at zero: exact saddle, no learning'];
  if (kind === 'trapped') return ["initialisation lies on the saddle's stable manifold; output converges to 0"];
  const B = setting.labelDrive;
  const grows = B >= 0 ? modes.growingModeEnergy : modes.decayingModeEnergy;
  const fades = B >= 0 ? modes.decayingModeEnergy : modes.growingModeEnergy;
  return B !== 0 && grows < roundingEnergy * fades
    ? [
        "initialisation lies within rounding of the saddle's stable manifold; when the output leaves 0 is decided by rounding",
      ]
    : [];
}

function trainingWarnings({ setting }: Solution): string[] {
  const { outputScale, inputLabelMoment, readoutWeightDecay, hiddenWeightDecay, momentum } = setting;
  const found: string[] = [];
  const decay = readoutWeightDecay * hiddenWeightDecay;
  const pull = outputScale * inputLabelMoment;
  if (decay > 0 && pull * pull <= decay)
    found.push(
      `weight decay is strong enough to kill the network: γ²m1² = ${brief(pull * pull)} ≤ λ_uλ_w = ${brief(decay)}`,
    );
  if (readoutWeightDecay > 0 || hiddenWeightDecay > 0)
    found.push('The label is that of the flow without weight decay; with decay the layers always end fully aligned.');
  if (momentum > 0)
    found.push('Heavy-ball momentum μ speeds up slow modes by about 1/(1−μ); the flow has no momentum.');
  return found;
}

function brief(x: number): string {
  return String(Number(x.toPrecision(3)));
}
