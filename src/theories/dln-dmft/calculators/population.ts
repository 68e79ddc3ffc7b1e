import * as z from 'zod';
import { type Calculation, exact, immediate } from '../../../contract/index.js';
import { normalTrapezoid } from '../../../numerics/quadrature/index.js';
import { consistency } from '../consistency.js';
import { populationWeight, staircaseTime } from '../fixed-points/population.js';
import { shape } from '../parameters.js';
import { calculatorTimes, finalTime } from './times.js';
import { populationViews } from './views.js';

const { teacher, initialScale } = shape;

const parameters = z
  .object({ teacher, initialScale, finalTime })
  .check(({ value, issues }) =>
    consistency({ value: { sampleRatio: 1, labelNoiseVariance: 0, weightDecay: 0, ...value }, issues }),
  );

const rule = /* @__PURE__ */ normalTrapezoid(401, 9);

/** Infinitely many samples: every coordinate learns alone, in closed form. */
export const population: Calculation<typeof parameters> = {
  id: 'population',
  title: 'Infinitely many samples',
  role: 'calculator',
  citations: [],
  method: 'For δ → ∞ every coordinate follows a Riccati equation with a closed solution.',
  parameters,
  quantities: [
    { name: 'testMse', symbol: 'C_D', meaning: 'mean squared error of the weights', dims: ['t'], scale: 'log' },
    {
      name: 'componentWeights',
      symbol: 'w_a',
      meaning: 'weight of every component of the teacher, Gaussian ones at one standard deviation',
      dims: ['t', 'component'],
      scale: 'linear',
    },
    {
      name: 'halfRiseTime',
      symbol: 't_a',
      meaning: 'time log(2a/α²)/(2a) at which a component has half risen; Infinity for 0',
      dims: ['component'],
      scale: 'log',
    },
  ],
  views: populationViews,
  suits: () => ({ applies: true, reason: 'closed form', seconds: 1e-2, bytes: 1e5 }),
  run: (given, request) =>
    immediate(() => {
      const times = calculatorTimes(request, given.finalTime);
      const sizes = given.teacher.map((part) => (part.kind === 'atom' ? part.value : part.standardDeviation));
      const errorAt = (t: number) => {
        let sum = 0;
        for (const part of given.teacher) {
          const nodes = part.kind === 'atom' ? [part.value] : Array.from(rule.nodes, (z) => z * part.standardDeviation);
          nodes.forEach((a, i) => {
            const gap = populationWeight(a, given.initialScale, t) - a;
            sum += part.weight * (part.kind === 'atom' ? 1 : rule.weights[i]!) * gap * gap;
          });
        }
        return sum;
      };
      const weights = [...times].flatMap((t) => sizes.map((a) => populationWeight(a, given.initialScale, t)));
      return {
        sizes: { t: times.length, component: sizes.length },
        series: {
          t: exact(['t'], times),
          component: exact(['component'], Float64Array.from(sizes)),
          testMse: exact(['t'], times.map(errorAt)),
          componentWeights: exact(['t', 'component'], Float64Array.from(weights)),
          halfRiseTime: exact(
            ['component'],
            Float64Array.from(sizes, (a) =>
              a === 0 ? Number.POSITIVE_INFINITY : staircaseTime(Math.abs(a), given.initialScale),
            ),
          ),
        },
      };
    }),
};
