/** Right-hand side of dy/dt = f(t, y): writes every entry of `dy`; must neither change nor keep `y`, and depend on (t, y) alone. */
export type RightHandSide = (t: number, y: Float64Array, dy: Float64Array) => void;

/** A system of ordinary differential equations, dy/dt = rhs(t, y). */
export interface OdeProblem {
  /** What is integrated, for failure messages, e.g. `order-parameter ODE`. */
  name: string;
  rhs: RightHandSide;
  /** Upper bound of |eigenvalues| of ∂rhs/∂y at (t, y), in 1/time; replaces the power iteration of `rkc2`. */
  spectralRadius?: (t: number, y: Float64Array) => number;
}

/** Quantities computed from the state, such as the risk: writes `size` numbers into `out`. */
export interface Functionals {
  size: number;
  of(t: number, y: Float64Array, out: Float64Array): void;
}

/** Where an integration begins: time and state (copied, never changed). */
export interface OdeStart {
  t: number;
  y: Float64Array;
}
