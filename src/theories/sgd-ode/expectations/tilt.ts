/** The Gaussian re-weighted by exp(−(λ_j² + λ_l²)/2). */
export interface Tilt {
  /** Ω̃, n × n (upper triangle); left alone when its length is 0. */
  covariance: Float64Array;
  /** dΩ̃/ds under Ω → sΩ, at s = 1 (upper triangle). */
  change: Float64Array;
  /** det(A)^{-1/2}: the mean of the weight. */
  density: number;
  /** τ = tr(I − A⁻¹). */
  trace: number;
}

/**
 * Tilts by units j and l (j = l allowed) of covariance Ω.
 * @equation j≠l: A = [[1+Q_jj, Q_jl],[Q_jl, 1+Q_ll]], Ω̃ = Ω − Ω_{:S}A⁻¹Ω_{S:}; j=l: Ω̃ = Ω − 2Ω_{:j}Ω_{j:}/(1+2Q_jj); dΩ̃ = Ω̃ − Ω̃_{:S}Ω̃_{S:} [sgd-ode 3.4]
 */
export function tiltBy(omega: Float64Array, n: number, j: number, l: number, tilt: Tilt, withChange: boolean): void {
  const qj = omega[j * n + j]!;
  const ql = omega[l * n + l]!;
  const cross = omega[j * n + l]!;
  const same = j === l;
  const det = same ? 1 + 2 * qj : Math.max(1, (1 + qj) * (1 + ql) - cross * cross);
  // A⁻¹ = [[x, y], [y, z]]; one unit twice acts like the weight 2 on a single column.
  const x = same ? 2 / det : (1 + ql) / det;
  const y = same ? 0 : -cross / det;
  const z = same ? 0 : (1 + qj) / det;
  tilt.density = 1 / Math.sqrt(det);
  tilt.trace = same ? 1 - 1 / det : 2 - x - z;
  const { covariance, change } = tilt;
  if (covariance.length === 0) return;
  for (let a = 0; a < n; a++) {
    const ja = omega[j * n + a]!;
    const la = omega[l * n + a]!;
    const first = x * ja + y * la;
    const second = y * ja + z * la;
    const row = a * n;
    for (let b = a; b < n; b++)
      covariance[row + b] = omega[row + b]! - first * omega[j * n + b]! - second * omega[l * n + b]!;
  }
  if (withChange) changeOf(covariance, n, j, l, change);
}

function changeOf(covariance: Float64Array, n: number, j: number, l: number, change: Float64Array): void {
  const at = (a: number, b: number) => (a <= b ? covariance[a * n + b]! : covariance[b * n + a]!);
  for (let a = 0; a < n; a++) {
    const ja = at(j, a);
    const la = at(l, a);
    for (let b = a; b < n; b++) change[a * n + b] = at(a, b) - ja * at(j, b) - la * at(l, b);
  }
}
