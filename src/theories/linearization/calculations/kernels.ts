import { type Calculation, type Dataset, exact, type Job, type Request } from '../../../contract/index.js';
import { jacot } from '../citations.js';
import { inputAxis } from '../curves.js';
import { infiniteWidth, lazyKernels } from '../engines/infinite-width.js';
import { type Parameters, parameters } from '../parameters.js';
import { checkMemory, megabytes } from '../request.js';
import { kernelViews } from './views.js';

/** Kernels of infinite width, before any training. */
export const kernelsCalculation: Calculation<typeof parameters> = {
  id: 'kernels',
  title: 'Kernels of infinite width',
  role: 'calculator',
  citations: [jacot],
  method:
    'The kernels of the output at initialisation and of the tangent model were computed layer by layer from closed-form dual functions, or from Hermite series of 240 terms.',
  parameters,
  quantities: infiniteWidth.quantities.filter(({ name }) => name === 'nngp' || name === 'ntk'),
  views: kernelViews,
  suits: (given) => {
    const bytes = bytesOf(given);
    return { applies: true, reason: `two kernels, ${megabytes(bytes)}`, seconds: bytes / 1e8, bytes };
  },
  run,
};

function bytesOf(given: Parameters): number {
  const total = given.inputs.length + given.testInputs.length;
  return 8 * 5 * total * total;
}

function* run(given: Parameters, request: Request): Job<Dataset> {
  checkMemory(request, bytesOf(given), 'the kernels');
  const { nngp, ntk, total } = yield* lazyKernels(given);
  return {
    sizes: { a: total, b: total },
    series: {
      a: inputAxis(total),
      b: inputAxis(total, 'b'),
      nngp: exact(['a', 'b'], nngp),
      ntk: exact(['a', 'b'], ntk),
    },
  };
}
