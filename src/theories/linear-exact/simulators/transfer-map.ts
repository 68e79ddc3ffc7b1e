/**
 * Gradient descent with weight decay that differs between the layers: it mixes the modes, but every unit still shares one
 * 2×2 matrix, [p; q]_k = T_k [p; q]_0, so a step costs the same at any width.
 *
 * State: T row-major, then T of the step before (for momentum).
 */
export type TransferState = Float64Array;

/** p_k = pp·p₀ + pq·q₀ and q_k = qp·p₀ + qq·q₀ for every unit. */
export type Transfer = readonly [pp: number, pq: number, qp: number, qq: number];

/** Inner products of the modes at the start, |p|², |q|², p·q, and the rates of one step. */
export interface TransferProblem {
  growing: number;
  decaying: number;
  imbalance: number;
  /** A = m₂γ²η̄² */
  kernelCoefficient: number;
  /** B = η̄γm₁ */
  labelDrive: number;
  /** η_uλ_u and η_wλ_w */
  readoutShrinkage: number;
  hiddenShrinkage: number;
  momentum: number;
}

/** The state before the first step: the identity, at rest. */
export function transferState(): TransferState {
  return Float64Array.of(1, 0, 0, 1, 1, 0, 0, 1);
}

/** |p|², |q|² and p·q reached by a transfer matrix. */
export function transferredEnergies(
  [pp, pq, qp, qq]: Transfer,
  { growing: P, decaying: Q, imbalance: M }: Pick<TransferProblem, 'growing' | 'decaying' | 'imbalance'>,
): [growing: number, decaying: number, imbalance: number] {
  return [
    pp * pp * P + 2 * pp * pq * M + pq * pq * Q,
    qp * qp * P + 2 * qp * qq * M + qq * qq * Q,
    pp * qp * P + (pp * qq + pq * qp) * M + pq * qq * Q,
  ];
}

/** Heavy ball with layer-wise weight decay (momentum 0: gradient descent), in place. */
export function descendTransfer(state: TransferState, problem: TransferProblem, steps: number): void {
  const { growing: P, decaying: Q, imbalance: M, kernelCoefficient, labelDrive, momentum } = problem;
  const common = (problem.readoutShrinkage + problem.hiddenShrinkage) / 2;
  const mixing = (problem.readoutShrinkage - problem.hiddenShrinkage) / 2;
  let [pp, pq, qp, qq, ppBefore, pqBefore, qpBefore, qqBefore] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let k = 0; k < steps; k++) {
    const growing = pp * pp * P + 2 * pp * pq * M + pq * pq * Q;
    const decaying = qp * qp * P + 2 * qp * qq * M + qq * qq * Q;
    const drive = labelDrive - 0.5 * kernelCoefficient * (growing - decaying);
    const up = drive - common;
    const down = -drive - common;
    const next00 = pp + momentum * (pp - ppBefore) + up * pp - mixing * qp;
    const next01 = pq + momentum * (pq - pqBefore) + up * pq - mixing * qq;
    const next10 = qp + momentum * (qp - qpBefore) + down * qp - mixing * pp;
    const next11 = qq + momentum * (qq - qqBefore) + down * qq - mixing * pq;
    ppBefore = pp;
    pqBefore = pq;
    qpBefore = qp;
    qqBefore = qq;
    pp = next00;
    pq = next01;
    qp = next10;
    qq = next11;
  }
  state.set([pp, pq, qp, qq, ppBefore, pqBefore, qpBefore, qqBefore]);
}
