import { failOptions } from './failures.js';
import { method, methods } from './methods.js';
import type { Functionals } from './problem.js';

/** Quantities whose error is controlled beside that of the state, e.g. a risk that is a small difference of large terms. */
export interface ControlledFunctionals extends Functionals {
  /** Absolute tolerance, in units of the quantities, > 0: not below their rounding noise. */
  atol: number;
  /** Relative tolerance, default that of the state (the smallest one). */
  rtol?: number;
}

/** How to integrate. Times in the unit of the problem. */
export interface OdeOptions {
  /** Name of one of `methods`, or `auto` (default): `dormand-prince`, and `rkc2` while the problem is stiff. */
  method?: string;
  /** Relative tolerance of a step, one for all or one per component, 0 or >= 1e-14; default 1e-6. */
  rtol?: number | Float64Array;
  /** Absolute tolerance of a step, likewise, in units of y, >= 0; default 1e-9. */
  atol?: number | Float64Array;
  /** Further quantities in the error norm. */
  norm?: ControlledFunctionals;
  /** First step, > 0; default: estimated. */
  initialStep?: number;
  /** Largest step, > 0; default Infinity. */
  maxStep?: number;
  /** Constant step without error control, > 0; the last one is fitted to `endTime`. */
  fixedStep?: number;
  /** Time no step passes; the last step lands on it exactly. Default: none. */
  endTime?: number;
  /** Largest number of attempted steps, default 1e6. */
  maxSteps?: number;
}

/** Options with every default filled in and the tolerances spread over the components. */
export interface OdeSettings {
  method: string;
  rtol: Float64Array;
  atol: Float64Array;
  norm: Required<ControlledFunctionals> | undefined;
  initialStep: number | undefined;
  maxStep: number;
  fixedStep: number | undefined;
  endTime: number | undefined;
  maxSteps: number;
  /** Inner slopes to keep in the state. */
  stages: number;
}

/** Checks options for a system of n equations. Throws NumericalError ODE_OPTIONS. */
export function resolveSettings(n: number, options: OdeOptions): OdeSettings {
  const rtol = spread('rtol', n, options.rtol ?? 1e-6);
  const atol = spread('atol', n, options.atol ?? 1e-9);
  for (let i = 0; i < n; i++) {
    if (rtol[i]! > 0 && rtol[i]! < 1e-14) throw failOptions('rtol', '0 or a number >= 1e-14', rtol[i]);
    if (rtol[i]! + atol[i]! === 0) throw failOptions('rtol, atol', 'one of them above 0 for every component', 0);
  }
  for (const name of ['initialStep', 'maxStep', 'fixedStep', 'maxSteps'] as const) {
    const value = options[name];
    if (value !== undefined && !(value > 0)) throw failOptions(name, 'a number > 0', value);
  }
  if (options.endTime !== undefined && !Number.isFinite(options.endTime))
    throw failOptions('endTime', 'a finite number', options.endTime);
  return {
    method: checkMethod(options),
    rtol,
    atol,
    norm: options.norm && completeNorm(options.norm, rtol),
    initialStep: options.initialStep,
    maxStep: options.maxStep ?? Infinity,
    fixedStep: options.fixedStep,
    endTime: options.endTime,
    maxSteps: options.maxSteps ?? 1_000_000,
    stages: Math.max(...methodsInUse(options.method ?? 'auto').map((m) => m.stages)),
  };
}

/** The methods an integration may come to use. */
function methodsInUse(name: string) {
  return name === 'auto' ? [method('dormand-prince'), method('rkc2')] : [method(name)];
}

function checkMethod(options: OdeOptions): string {
  const name = options.method ?? 'auto';
  const known = ['auto', ...methods.map((m) => m.name)];
  if (!known.includes(name)) throw failOptions('method', `one of ${known.join(', ')}`, name);
  if (options.fixedStep !== undefined) {
    if (name === 'auto') throw failOptions('method', 'a named method beside fixedStep', name);
    return name;
  }
  if (name !== 'auto' && method(name).estimateOrder === undefined)
    throw failOptions('fixedStep', `a step size, because ${name} has no error estimate`, undefined);
  return name;
}

function spread(path: string, n: number, tolerance: number | Float64Array): Float64Array {
  if (typeof tolerance !== 'number' && tolerance.length !== n)
    throw failOptions(path, `one tolerance or ${n} of them`, `${tolerance.length}`);
  const spreadOut = typeof tolerance === 'number' ? new Float64Array(n).fill(tolerance) : tolerance.slice();
  for (const value of spreadOut)
    if (!(value >= 0 && Number.isFinite(value))) throw failOptions(path, 'finite numbers >= 0', value);
  return spreadOut;
}

function completeNorm(norm: ControlledFunctionals, rtol: Float64Array): Required<ControlledFunctionals> {
  if (!(norm.atol > 0)) throw failOptions('norm.atol', 'a number > 0', norm.atol);
  if (!(Number.isInteger(norm.size) && norm.size > 0)) throw failOptions('norm.size', 'an integer >= 1', norm.size);
  return { size: norm.size, of: norm.of, atol: norm.atol, rtol: norm.rtol ?? rtol.reduce((a, b) => Math.min(a, b)) };
}
