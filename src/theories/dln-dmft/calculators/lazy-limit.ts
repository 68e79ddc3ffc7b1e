import * as z from 'zod';
import { type Calculation, exact, immediate } from '../../../contract/index.js';
import { consistency } from '../consistency.js';
import { lazyErrors, spectrum } from '../fixed-points/marchenko-pastur.js';
import { shape } from '../parameters.js';
import { secondMoment } from '../teacher.js';
import { calculatorTimes, finalTime } from './times.js';
import { errorViews } from './views.js';

const { sampleRatio, labelNoiseVariance, teacher, initialScale } = shape;

const parameters = z
  .object({ sampleRatio, labelNoiseVariance, teacher, initialScale, finalTime })
  .check(({ value, issues }) => consistency({ value: { weightDecay: 0, ...value }, issues }));

/** Large initialisation: linear regression by gradient flow, in closed form. */
export const lazyLimit: Calculation<typeof parameters> = {
  id: 'lazy-limit',
  title: 'Lazy limit',
  role: 'calculator',
  citations: [],
  method:
    'For large initial weights the flow is that of linear regression with rate 2α²: integrals over the Marchenko-Pastur law.',
  parameters,
  quantities: [
    { name: 'testMse', symbol: 'C_D', meaning: 'excess risk of the linearised model', dims: ['t'], scale: 'log' },
    {
      name: 'trainMse',
      symbol: 'C_r',
      meaning: 'mean squared residual of the linearised model',
      dims: ['t'],
      scale: 'log',
    },
  ],
  views: errorViews,
  suits: () => ({ applies: true, reason: 'closed form', seconds: 1e-2, bytes: 1e5 }),
  run: (given, request) =>
    immediate(() => {
      const times = calculatorTimes(request, given.finalTime);
      const law = spectrum(given.sampleRatio);
      const setting = {
        q: secondMoment(given.teacher),
        noise: given.labelNoiseVariance,
        sampleRatio: given.sampleRatio,
        rate: 2 * given.initialScale * given.initialScale,
      };
      const errors = Array.from(times, (t) => lazyErrors(law, setting, t));
      return {
        sizes: { t: times.length },
        series: {
          t: exact(['t'], times),
          testMse: exact(
            ['t'],
            Float64Array.from(errors, ({ testMse }) => testMse),
          ),
          trainMse: exact(
            ['t'],
            Float64Array.from(errors, ({ trainMse }) => trainMse),
          ),
        },
      };
    }),
};
