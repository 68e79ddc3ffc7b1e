import { atan2, exp, expm1, log, log1p } from '../../numerics/math/index.js';
import { hypotenuse } from './modes.js';
import type { Solution } from './solution.js';

/** All scalar observables at one time; allocated once and refilled. Names and meanings: `quantities.ts`. */
export interface State {
  stretchedTime: number;
  slope: number;
  residualRatio: number;
  loss: number;
  excessLoss: number;
  kernelEigenvalue: number;
  kernelGrowth: number;
  kernelVelocity: number;
  unweightedKernelEigenvalue: number;
  readoutSquaredNorm: number;
  hiddenSquaredNorm: number;
  hiddenNormGrowth: number;
  layerProduct: number;
  layerArea: number;
  layerImbalance: number;
  cosAngle: number;
  normGrowth: number;
  learnedByRotation: number;
  learnedByRescaling: number;
  growingModeEnergy: number;
  decayingModeEnergy: number;
  discretisationNumber: number;
  drive: number;
}

/** A state to be filled by `stateAt`. */
export function emptyState(): State {
  return {
    stretchedTime: 0,
    slope: 0,
    residualRatio: 1,
    loss: 0,
    excessLoss: 0,
    kernelEigenvalue: 0,
    kernelGrowth: 1,
    kernelVelocity: 0,
    unweightedKernelEigenvalue: 0,
    readoutSquaredNorm: 0,
    hiddenSquaredNorm: 0,
    hiddenNormGrowth: 1,
    layerProduct: 0,
    layerArea: 0,
    layerImbalance: 0,
    cosAngle: 0,
    normGrowth: 1,
    learnedByRotation: 0,
    learnedByRescaling: 0,
    growingModeEnergy: 0,
    decayingModeEnergy: 0,
    discretisationNumber: 0,
    drive: 0,
  };
}

/**
 * Fills `state` with every observable at time t >= 0 of the closed solution. Allocates nothing.
 * Angle and norm product of a vanishing layer are 0.
 * @equation Θ = 2η̄|γ|m2√(C² + s²), cot ζ = s/(γG), |u||w| = √(G² + (s/γ)²): three hyperbolas in the slope
 * @equation Θ = A(Pz + Q/z), |u|² = η_u(½(Pz + Q/z) + M), |w|² = η_w(½(Pz + Q/z) − M), dΘ/dt = 4θ̇ m2γη̄s
 * @equation Δ(u·w) = G(ζ0 − ζ) [rotation] + (G(cot ζ + ζ) − G(cot ζ0 + ζ0)) [rescaling]
 * @equation ε(t) = Bθ − (Θ − Θ0)/4 = ∫θ̇² dt
 */
export function stateAt(solution: Solution, t: number, state: State): void {
  dynamics(solution, t, state);
  geometry(solution, state);
}

/** Stretched time, slope, residual and mode energies. */
function dynamics(solution: Solution, t: number, state: State): void {
  const { kind, modes, rate, alpha, beta, p, q, excess, initialSlope, targetSlope } = solution;
  const P = modes.growingModeEnergy;
  const Q = modes.decayingModeEnergy;
  const x = rate * t;
  const F = rate === 0 ? t : -expm1(-x);
  const E = rate === 0 ? 1 : x < 0.5 ? 1 - F : exp(-x);
  let learned: number;
  if (kind === 'generic') {
    const N = alpha + beta * E + q * F;
    const Delta = beta + alpha * E + p * F;
    const change = (excess * F) / Delta;
    learned = (F * (p * (E + alpha * F) + q * (E + beta * F) + 2 * alpha * beta * F)) / E;
    state.stretchedTime = Math.abs(change) < 0.5 ? 0.5 * log1p(change) : 0.5 * log(N / Delta);
    state.growingModeEnergy = P * (N / Delta);
    state.decayingModeEnergy = Q * (Delta / N);
  } else if (kind === 'fixed') {
    learned = 0;
    state.stretchedTime = solution.setting.labelDrive * t;
    state.growingModeEnergy = 0;
    state.decayingModeEnergy = 0;
  } else {
    // One mode is absent and p or q with it: the other grows by 1 + (p + q)F while its partner factor is E.
    learned = (p + q) * F;
    const sign = P === 0 ? 1 : -1;
    state.stretchedTime = sign * 0.5 * (log1p(learned) + (kind === 'trapped' ? x : 0));
    state.growingModeEnergy = (P * E) / (1 + learned);
    state.decayingModeEnergy = (Q * E) / (1 + learned);
  }
  state.residualRatio = 1 / (1 + learned);
  const lost = learned === Number.POSITIVE_INFINITY ? 1 : learned / (1 + learned);
  state.slope = initialSlope * state.residualRatio + targetSlope * lost;
}

/** Everything that follows from slope and mode energies: the hyperbolas of kernel, angle and norms. */
function geometry(solution: Solution, state: State): void {
  const { setting, modes, initialSlope, targetSlope } = solution;
  const { outputScale, inputMoment, kernelCoefficient } = setting;
  const residual = (targetSlope - initialSlope) * state.residualRatio;
  const initialEnergy = modes.growingModeEnergy + modes.decayingModeEnergy;
  const energy = state.growingModeEnergy + state.decayingModeEnergy;
  state.excessLoss = 0.5 * inputMoment * residual * residual;
  state.loss = setting.lossFloor + state.excessLoss;
  state.drive = setting.meanRate * outputScale * inputMoment * residual;
  state.kernelEigenvalue = kernelCoefficient * energy;
  state.kernelGrowth = growth(energy, initialEnergy);
  state.kernelVelocity = 4 * state.drive * inputMoment * outputScale * setting.meanRate * state.slope;
  state.discretisationNumber =
    setting.labelDrive * state.stretchedTime - (kernelCoefficient * (energy - initialEnergy)) / 4;
  layers(solution, state, energy);
  state.hiddenNormGrowth = growth(state.hiddenSquaredNorm, modes.hiddenSquaredNorm);
  state.unweightedKernelEigenvalue =
    inputMoment * outputScale * outputScale * (state.readoutSquaredNorm + state.hiddenSquaredNorm);
}

/** Norms, angle and the exact split of what the layers' product learned into rotation and rescaling. */
function layers({ setting, modes, initialSlope, targetSlope }: Solution, state: State, energy: number): void {
  const area = modes.layerArea;
  const before = modes.layerProduct;
  const product = state.slope / setting.outputScale;
  const normProduct = hypotenuse(area, product);
  // The larger rescaled layer is a sum of positive terms; the other follows from |u||w| without cancellation.
  const larger = 0.5 * energy + Math.abs(modes.modeImbalance);
  const readoutLarger = modes.modeImbalance >= 0;
  const large = larger * (readoutLarger ? setting.readoutRate : setting.hiddenRate);
  const small = large === 0 ? 0 : normProduct * (normProduct / large);
  state.readoutSquaredNorm = readoutLarger ? large : small;
  state.hiddenSquaredNorm = readoutLarger ? small : large;
  state.layerProduct = product;
  state.layerArea = area;
  state.layerImbalance = 2 * modes.modeImbalance;
  state.cosAngle = normProduct === 0 ? 0 : product / normProduct;
  state.normGrowth = growth(normProduct, hypotenuse(area, before));
  const learned = ((targetSlope - initialSlope) * (1 - state.residualRatio)) / setting.outputScale;
  state.learnedByRotation = area === 0 ? 0 : area * atan2(area * learned, area * area + before * product);
  state.learnedByRescaling = learned - state.learnedByRotation;
}

/** Ratio to the start: 1 when both vanish. */
function growth(now: number, start: number): number {
  return now === start ? 1 : now / start;
}
