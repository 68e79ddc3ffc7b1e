import { scalingLaws } from './exponents.js';
import type { Parameters } from './parameters.js';
import { parametrisations } from './parametrisation.js';
import { resolve, type Setting } from './setting.js';
import type { Overlaps } from './start-state.js';

/** What becomes of a network of unbounded width with random layers. */
export type Limit =
  /** Critical line: the closed solution from deterministic norms and orthogonal layers. */
  | { kind: 'critical'; setting: Setting; start: Overlaps }
  /** Kernel phase: linear dynamics at constant kernel from a normal initial slope. */
  | { kind: 'kernel'; setting: Setting; kernelEigenvalue: number; initialSlopeDeviation: number }
  /** No limit; the reason says why. */
  | { kind: 'none'; reason: string };

/**
 * The limit of infinite width for a named parametrisation. Rescaling layer and rate together leaves slope and kernel unchanged,
 * (u, η_u) -> (αu, α²η_u), so the limit is a finite problem in the prefactors alone: |u|² -> σ_u² where 1 + 2c_u − e_u = 0 and 0 where
 * that exponent is negative, likewise |w|²; u·w -> 0.
 * @equation critical line, width → ∞: s0 → 0, Θ∞/Θ0 = √(1 + s*²/S0²), cos ζ∞ = s* / √(s*² + γ²G²)
 */
export function infiniteWidthLimit(parameters: Parameters): Limit {
  const { parametrisation, initialisation } = parameters;
  const none = (reason: string): Limit => ({ kind: 'none', reason });
  if (parameters.readoutWeights.length > 0) return none('explicit weights are a finite network');
  if (parametrisation === 'raw')
    return none('a limit needs a named parametrisation that says how the scales follow the width');
  if (initialisation.kind !== 'gaussian') return none('the limit is that of independent normal weights');
  if (parameters.readoutWeightDecay > 0 || parameters.hiddenWeightDecay > 0)
    return none('the limit is not known with weight decay');
  const c = parametrisations[parametrisation];
  const laws = scalingLaws({
    widthExponent: 1,
    outputScaleExponent: c.outputScale,
    readoutInitialScaleExponent: c.readoutInitialScale,
    hiddenInitialScaleExponent: c.hiddenInitialScale,
    readoutLearningRateExponent: c.readoutLearningRate,
    hiddenLearningRateExponent: c.hiddenLearningRate,
    cosAngleExponent: -0.5,
  });
  if (laws.phase === 'feature:rich')
    return none(
      'the initial output scale vanishes with width: the plateau grows like ln(width) and the kernel ratio without bound',
    );
  if (laws.speed !== 'stable' || laws.initialOutput !== 'bounded')
    return none(`the dynamics is ${laws.speed} with ${laws.initialOutput} output`);
  const setting = resolve({ ...parameters, parametrisation: 'raw', width: 1 });
  const readout = square(parameters.readoutInitialScale);
  const hidden = square(parameters.hiddenInitialScale);
  const readoutShare = limitOf(readout, 1 + 2 * c.readoutInitialScale - c.readoutLearningRate);
  const hiddenShare = limitOf(hidden, 1 + 2 * c.hiddenInitialScale - c.hiddenLearningRate);
  if (laws.phase === 'feature:critical') {
    const layerArea = Math.sqrt(readoutShare * hiddenShare);
    return {
      kind: 'critical',
      setting,
      start: { readoutSquaredNorm: readoutShare, hiddenSquaredNorm: hiddenShare, layerProduct: 0, layerArea },
    };
  }
  const perRate = setting.inputMoment * square(parameters.outputScale);
  const hiddenKernel = limitOf(
    perRate * setting.readoutRate * hidden,
    2 * c.outputScale + c.readoutLearningRate + 1 + 2 * c.hiddenInitialScale,
  );
  const readoutKernel = limitOf(
    perRate * setting.hiddenRate * readout,
    2 * c.outputScale + c.hiddenLearningRate + 1 + 2 * c.readoutInitialScale,
  );
  return {
    kind: 'kernel',
    setting,
    kernelEigenvalue: hiddenKernel + readoutKernel,
    initialSlopeDeviation: limitOf(
      Math.abs(parameters.outputScale) * parameters.readoutInitialScale * parameters.hiddenInitialScale,
      laws.initialSlopeExponent,
    ),
  };
}

/** Limit of prefactor · width^exponent for exponents that are at most 0. */
function limitOf(prefactor: number, exponent: number): number {
  return exponent < 0 ? 0 : prefactor;
}

function square(x: number): number {
  return x * x;
}
