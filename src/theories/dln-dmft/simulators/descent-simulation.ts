import { simulationOf } from './calculation.js';
import { descentTrainer } from './descent.js';

/** Gradient descent with a finite learning rate. */
export const gradientDescent = simulationOf({
  id: 'gradient-descent',
  title: 'Gradient descent of finite networks',
  method:
    'Finite diagonal networks with exact class counts and noise length were trained by full-batch gradient descent on both weights of every coordinate (double precision).',
  trainerOf: () => descentTrainer,
  cost: ({ parametrisation }, { finalTime, timeFactor }) =>
    parametrisation.kind === 'practitioner'
      ? { gradients: finalTime / timeFactor, reason: 'every step of gradient descent is taken' }
      : { refusal: "gradient flow has no step size: choose the parametrisation 'practitioner' with its learningRate" },
});
