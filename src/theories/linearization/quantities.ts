import type { Quantity } from '../../contract/index.js';

type Row = [name: string, symbol: string, dims: string[], meaning: string, formula: string, scale?: 'log'];

const rows: Row[] = [
  ['output', 'f', ['t', 'a'], 'full network: output on the inputs; in a theory its prediction', 'f(x_a)'],
  [
    'linearOutput',
    'f_lin',
    ['t', 'a'],
    'linear(θ₀): output of the model linearised at the start',
    'f_0 + \\nabla f_0\\cdot\\Delta\\theta',
  ],
  [
    'hierarchyOutput',
    'f_h',
    ['t', 'a'],
    'hierarchy: output predicted by kernels up to the fourth order at the start',
    '\\dot f = -\\Theta r,\\ \\dot\\Theta = -O_3 r,\\ \\dot O_3 = -O_4 r',
  ],
  ['loss', 'ℓ', ['t'], 'training loss, summed over the inputs', '\\tfrac12\\sum_a (f_a-y_a)^2', 'log'],
  ['linearLoss', 'ℓ_lin', ['t'], 'training loss of the linear model', '\\tfrac12\\sum_a (f_{lin,a}-y_a)^2', 'log'],
  [
    'linearDeviation',
    'e',
    ['t'],
    'root mean square over training inputs of output minus linear model',
    '\\sqrt{\\langle (f-f_{lin})^2\\rangle}',
    'log',
  ],
  [
    'relativeDeviation',
    'e_rel',
    ['t'],
    'deviation from the linear model over the distance that model has come',
    '\\|f-f_{lin}\\|/\\|f_{lin}-f_0\\|',
    'log',
  ],
  [
    'hierarchyDeviation',
    'e_h',
    ['t'],
    'root mean square over training inputs of output minus hierarchy prediction',
    '\\sqrt{\\langle (f-f_h)^2\\rangle}',
    'log',
  ],
  [
    'testLinearDeviation',
    'e_*',
    ['t'],
    'root mean square over test inputs of output minus linear model',
    '\\sqrt{\\langle (f_*-f_{lin,*})^2\\rangle}',
    'log',
  ],
  [
    'linearDeviationBound',
    'B',
    ['t'],
    'bound of the deviation, with the curvature at the start: an envelope, not an estimate',
    'R e^{-\\lambda t}\\int\\|\\Theta_s-\\Theta_0\\| ds/\\sqrt N',
    'log',
  ],
  [
    'ntkDrift',
    'ΔΘ/Θ',
    ['t'],
    'change of the tangent kernel on the training inputs over its start',
    '\\|\\Theta_t-\\Theta_0\\|_F/\\|\\Theta_0\\|_F',
  ],
  ['ntkEigenvalues', 'λ', ['rank'], 'eigenvalues of the tangent kernel at the start, ascending', '\\Theta_0', 'log'],
  ['learningTime', 'τ', [], 'learning time of the batch', 'r^\\top r/(r^\\top\\Theta r)', 'log'],
  [
    'nonlinearityRatios',
    'ρ_k',
    ['order'],
    'size of the nonlinear orders 2, 3, 4 of the first learning time',
    '\\|c_k\\|\\tau^{k-1}/\\|c_1\\|',
    'log',
  ],
  [
    'ntkDriftRate',
    'drift rate',
    [],
    'relative change of the kernel per learning time at the start',
    '\\|O_3 r_0\\|_F\\tau/\\|\\Theta\\|_F',
    'log',
  ],
  [
    'ntkDriftOpenLoop',
    'drift_o',
    [],
    'relative kernel change after 12 learning times, from the hierarchy along the linear model',
    '\\|\\Delta\\Theta\\|_F/\\|\\Theta\\|_F',
    'log',
  ],
  [
    'ntkDriftShadow',
    'drift_s',
    [],
    'relative kernel change after 12 learning times of the real network moved along the linear model',
    '\\|\\Theta_s-\\Theta\\|_F/\\|\\Theta\\|_F',
    'log',
  ],
  [
    'nonlinearityTimeHierarchy',
    't_x/τ',
    [],
    'time to the nonlinearity threshold predicted by the hierarchy, in learning times; Infinity or never: not within 12',
    't_x/\\tau',
    'log',
  ],
  ['nonlinearityTimeShadow', 't_x/τ', [], 'the same predicted by the shadow', 't_x/\\tau', 'log'],
  [
    'regime',
    'regime',
    [],
    'lazy, crossover or rich: a soft label of the predicted kernel drift',
    '0.1 < \\Delta\\Theta/\\Theta < 1',
  ],
  ['hessianNorm', 'β', [], 'largest whitened curvature over the inputs', '\\|\\sqrt G\\nabla^2 f\\sqrt G\\|', 'log'],
];

/** Quantities by name. */
export const quantityRows: Record<string, Quantity> = Object.fromEntries(
  rows.map(([name, symbol, dims, meaning, formula, scale]) => [
    name,
    { name, symbol, dims, meaning, formula, scale: scale ?? 'linear' },
  ]),
);

/** The quantities of those names, in order. */
export function quantitiesNamed(...names: string[]): Quantity[] {
  return names.map((name) => quantityRows[name]!);
}

/** What a run starts with. */
export const startNames = ['ntkEigenvalues', 'learningTime', 'nonlinearityRatios'];

/** What the diagnostic adds. */
export const diagnosisNames = [
  'ntkDriftRate',
  'ntkDriftOpenLoop',
  'ntkDriftShadow',
  'nonlinearityTimeHierarchy',
  'nonlinearityTimeShadow',
  'regime',
];
