import type { Activation } from '../activations/index.js';
import { type HermiteBasis, hermiteBasis, project } from './hermite-basis.js';

/** Hermite coefficients of σ, σ' and σ'' of every unit at its variance. */
export interface Coefficients {
  /** Coefficients kept per unit. */
  count: number;
  value: Float64Array;
  slope: Float64Array;
  curvature: Float64Array;
}

/** Numbers of coefficients in use, and the variance (in units of the activation's scale) up to which each suffices for 1e-10. */
const levels = [
  { count: 48, variance: 1.1 },
  { count: 96, variance: 2.3 },
  { count: 192, variance: 4.7 },
  { count: 384, variance: Number.POSITIVE_INFINITY },
];
const rootTwoPi = 2.5066282746310002;

/** Computes the coefficients of units (activation per unit) at given variances; storage is reused from call to call. */
export function coefficientTable(units: readonly Activation[]) {
  const n = units.length;
  const largest = levels.at(-1)!.count;
  const table: Coefficients = {
    count: 0,
    value: new Float64Array(n * largest),
    slope: new Float64Array(n * largest),
    curvature: new Float64Array(n * largest),
  };
  const scratch = { even: new Float64Array(largest), odd: new Float64Array(largest) };
  return (variance: (unit: number) => number): Coefficients => {
    let widest = 0;
    units.forEach((unit, u) => {
      const scale = unit.inputScale ?? 1;
      widest = Math.max(widest, variance(u) * scale * scale);
    });
    const count = countFor(units, widest);
    const basis = hermiteBasis(count);
    table.count = count;
    units.forEach((unit, u) => {
      fillUnit(table, basis, unit, u * count, variance(u), scratch);
    });
    return table;
  };
}

/** Series of two units end at the lower of their degrees, so one polynomial among all partners ends all mixed series. */
function countFor(units: readonly Activation[], widest: number): number {
  const degrees = units.map(({ degree }) => degree ?? Number.POSITIVE_INFINITY);
  const highest = Math.max(...degrees);
  if (Number.isFinite(highest)) return highest + 1;
  return levels.find(({ variance }) => widest <= variance)!.count;
}

function fillUnit(
  table: Coefficients,
  basis: HermiteBasis,
  unit: Activation,
  at: number,
  A: number,
  scratch: { even: Float64Array; odd: Float64Array },
): void {
  if (unit.name === 'relu') {
    fillRelu(table, at, A);
    return;
  }
  project(basis, unit.value, A, table.value, at, scratch);
  project(basis, unit.derivative, A, table.slope, at, scratch);
  project(basis, unit.secondDerivative, A, table.curvature, at, scratch);
}

/** @equation relu: E[θ(z) h_n] = He_{n−1}(0)/√(2π n!), E[δ(z) h_n] = He_n(0)/√(2π n!), E[relu(z) h_n] = He_{n−2}(0)/√(2π n!) [sgd-ode 3.2] */
function fillRelu(table: Coefficients, at: number, A: number): void {
  const { count, value, slope, curvature } = table;
  const root = Math.sqrt(Math.max(0, A));
  // at zero: He_n(0)/√n! of degree n, zero for odd n.
  let point = 1;
  for (let n = 0; n < count; n++) {
    const even = n % 2 === 0;
    if (n >= 2 && even) point *= -Math.sqrt((n - 1) / n);
    const h = even ? point / rootTwoPi : 0;
    curvature[at + n] = A > 0 ? h / root : 0;
    // E[θ h_n] = h_{n−1}(0)/√n φ; E[relu h_n] = E[θ h_{n−1}]/√n by Stein.
    slope[at + n] = n === 0 ? 0.5 : n % 2 === 1 ? point / (rootTwoPi * Math.sqrt(n)) : 0;
    value[at + n] =
      n === 0 ? root / rootTwoPi : n === 1 ? root / 2 : even ? (root * slope[at + n - 1]!) / Math.sqrt(n) : 0;
  }
}
