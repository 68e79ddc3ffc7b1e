import { log } from '../../../numerics/math/index.js';
import { simulationOf } from './calculation.js';
import { gradientFlowTrainer } from './gradient-flow.js';

/** Gradient flow of finite networks on random features. */
export const gradientFlow = simulationOf({
  id: 'gradient-flow',
  title: 'Gradient flow of finite networks',
  method:
    'Finite diagonal networks with exact class counts and noise length were trained by gradient flow, integrated by stabilised Runge-Kutta-Chebyshev steps in the mirror variable (double precision).',
  trainerOf: () => gradientFlowTrainer,
  cost: (_, { finalTime }) => ({
    gradients: 200 + 140 * log(1 + finalTime),
    reason: 'every weight is trained by gradient flow',
  }),
});
