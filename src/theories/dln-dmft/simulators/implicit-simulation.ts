import { simulationOf } from './calculation.js';
import { implicitBytes, implicitTrainer } from './implicit.js';
import { samplesOf } from './instance.js';

const largest = 600;

/** The implicit scheme of the mean-field equations at finite size. */
export const implicitFlow = simulationOf({
  id: 'implicit-flow',
  title: 'Finite networks, one implicit step per time',
  method:
    'Finite diagonal networks were followed by the variable-step backward differentiation formula (order 3) on the same grid as the theory, solved by Newton steps in the dual.',
  trainerOf: () => implicitTrainer,
  cost({ inputDimension: d }, { sampleRatio }) {
    if (d > largest) return { refusal: `its matrices are too large beyond d = ${largest}` };
    const rows = Math.min(d, samplesOf(sampleRatio, d));
    return {
      gradients: 60 * 8 * rows,
      reason: `the theory's own scheme at finite size, ${(implicitBytes(rows, d) / 1e6).toFixed(0)} MB`,
    };
  },
});
