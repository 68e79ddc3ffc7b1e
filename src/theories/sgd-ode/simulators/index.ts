import { simulationOf } from './calculation.js';

export { ensemble } from './ensemble.js';

/** One-pass SGD exact in law, at a cost independent of the dimension. */
export const exactInLawSimulation = simulationOf({
  id: 'exact-in-law',
  title: 'SGD exact in law at a cost independent of the dimension',
  method:
    'One-pass SGD was simulated exactly in law in the frame spanned by teacher, students and recent inputs, the part of an input outside it drawn as one χ-distributed length.',
  cost({ students, teachers, batchSize }, dimension) {
    const columns = Math.min(dimension, teachers + 2 * students + Math.max(4, batchSize));
    return {
      reason:
        columns < dimension
          ? `exact in law in a frame of ${columns} axes instead of ${dimension}`
          : 'the frame is the whole space: the same as direct SGD',
      nanoseconds: batchSize * (150 + 40 * (students + teachers) + columns * (8 + 2.5 * students)),
      bytes: 8 * students * columns,
    };
  },
});

/** One-pass SGD of every weight. */
export const directSimulation = simulationOf({
  id: 'direct',
  title: 'Direct SGD of every weight',
  method: 'One-pass SGD of all weights on fresh Gaussian inputs was run in double precision.',
  cost: ({ students, batchSize }, dimension) => ({
    reason: 'every weight is trained on inputs of full dimension',
    nanoseconds: batchSize * dimension * (10 + 0.8 * students),
    bytes: 16 * students * dimension,
  }),
});
