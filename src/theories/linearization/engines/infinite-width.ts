import {
  type Calculation,
  type Dataset,
  exact,
  type Job,
  type Quantity,
  type Request,
} from '../../../contract/index.js';
import { flowGrid, gridSize, trainingBlock } from '../beginning.js';
import { jacot, lee } from '../citations.js';
import { inputAxis } from '../curves.js';
import { learningTime } from '../diagnostics.js';
import { type WideKernels, wideKernels } from '../infinite-width/kernels.js';
import { posterior } from '../infinite-width/posterior.js';
import { lawAt, wideModel } from '../infinite-width/trained.js';
import { type Parameters, parameters } from '../parameters.js';
import { quantitiesNamed } from '../quantities.js';
import { checkMemory, timesOf, wants } from '../request.js';
import { settingOf } from '../setting.js';

const own: Quantity[] = (
  [
    ['nngp', 'K', ['a', 'b'], 'infinite width: kernel of the outputs at the start'],
    ['ntk', 'Θ', ['a', 'b'], 'infinite width: tangent kernel'],
    ['outputMean', 'E f', ['t', 'a'], 'infinite width: mean output over random starts'],
    [
      'outputStandardDeviation',
      'σ_f',
      ['t', 'a'],
      'infinite width: standard deviation of the output over random starts',
    ],
    ['outputCovariance', 'Cov f', ['t', 'a', 'b'], 'infinite width: covariance of the outputs over random starts'],
    ['finalOutputMean', 'E f_∞', ['a'], 'infinite width: mean output after training to the end (NTK-GP mean)'],
    [
      'bayesMean',
      'E[f|y]',
      ['a'],
      'infinite width: posterior mean of the network prior, the same as training the readout alone',
    ],
    ['bayesCovariance', 'Cov[f|y]', ['a', 'b'], 'infinite width: posterior covariance of the network prior'],
  ] as [string, string, string[], string][]
).map(([name, symbol, dims, meaning]): Quantity => ({ name, symbol, dims, meaning, scale: 'linear' }));

/** Mean and covariance of trained networks in the limit of infinite width. */
export const infiniteWidth: Calculation<typeof parameters> = {
  id: 'infinite-width',
  title: 'Limit of infinite width',
  role: 'theory',
  curve: 'infinite width',
  citations: [jacot, lee],
  method:
    'In the limit of infinite width the output under gradient flow is a Gaussian process whose mean and covariance follow in closed form from two deterministic kernels (closed forms, or a Hermite series of 240 terms).',
  parameters,
  quantities: [...quantitiesNamed('output', 'learningTime'), ...own],
  suits,
  run,
};

function suits(given: Parameters) {
  const total = given.inputs.length + given.testInputs.length;
  const refuse = (reason: string) => ({ applies: false, reason, seconds: 0, bytes: 0 });
  if (given.width !== Number.POSITIVE_INFINITY || given.hiddenWidths.length > 0) return refuse('the width is finite');
  if (given.parametrisation !== 'ntk')
    return refuse(
      `parametrisation '${given.parametrisation}' does not linearise, or has no limit at this learning rate; 'ntk' does`,
    );
  if (given.dynamics !== 'gradient-flow' || given.loss !== 'squared')
    return refuse('the closed form is that of gradient flow on the squared loss');
  if (given.centredTargets) return refuse('centred targets differ from network to network');
  return { applies: true, reason: 'ntk parametrisation at infinite width', seconds: 1e-3, bytes: bytesOf(total) };
}

function bytesOf(total: number): number {
  return 8 * 10 * total * total;
}

function* run(given: Parameters, request: Request): Job<Dataset> {
  const { labels, total, count } = settingOf(given);
  checkMemory(request, bytesOf(total), 'the kernels');
  const kernels = yield* lazyKernels(given);
  const model = wideModel(kernels, labels);
  const tau = learningTime(trainingBlock(kernels.ntk, total, count), labels);
  const times = timesOf(request) ?? flowGrid(tau, given.finalTime, gridSize(request));
  const T = times.length;
  const [mean, deviation] = [new Float64Array(T * total), new Float64Array(T * total)];
  const wide = wants(request, 'outputCovariance') && (request.quantities !== undefined || total <= 16);
  const covariance = new Float64Array(wide ? T * total * total : 0);
  for (let k = 0; k < T; k++) {
    const law = lawAt(model, times[k]!);
    mean.set(law.mean, k * total);
    for (let a = 0; a < total; a++) deviation[k * total + a] = Math.sqrt(Math.max(0, law.covariance[a * total + a]!));
    if (wide) covariance.set(law.covariance, k * total * total);
    yield { done: k + 1, total: T };
  }
  const end = finalMean(model, tau);
  const bayes = posterior(kernels.nngp, total, labels);
  return {
    sizes: { t: T, a: total, b: total },
    series: {
      t: exact(['t'], times),
      a: inputAxis(total),
      b: inputAxis(total, 'b'),
      output: exact(['t', 'a'], mean),
      outputMean: exact(['t', 'a'], mean),
      outputStandardDeviation: exact(['t', 'a'], deviation),
      ...(wide ? { outputCovariance: exact(['t', 'a', 'b'], covariance) } : {}),
      nngp: exact(['a', 'b'], kernels.nngp),
      ntk: exact(['a', 'b'], kernels.ntk),
      learningTime: exact([], Float64Array.of(tau)),
      finalOutputMean: exact(['a'], end),
      bayesMean: exact(['a'], bayes.mean),
      bayesCovariance: exact(['a', 'b'], bayes.covariance),
    },
  };
}

/** NTK-GP mean: the mean after infinite time, on the directions the kernel can learn. */
function finalMean(model: ReturnType<typeof wideModel>, tau: number): Float64Array {
  const smallest = model.modes.eigenvalues[0]!;
  const end = smallest > 0 ? 60 / smallest : 1e6 * tau;
  return lawAt(model, end).mean;
}

/** Kernels of the parameters' architecture; the external scale multiplies the output at the start. */
export function* lazyKernels(
  given: Parameters,
): Generator<{ done: number; total: number; note: string }, WideKernels, void> {
  const { inputs, total, activation } = settingOf(given);
  const { weightScale, biasScale, lazinessScale } = given;
  const hiddenLayers = given.hiddenWidths.length || given.hiddenLayers;
  const job = wideKernels({ inputs, total, activation, hiddenLayers, weightScale, biasScale });
  for (let step = job.next(); ; step = job.next()) {
    if (step.done) {
      const scale = lazinessScale * lazinessScale;
      return { ...step.value, nngp: step.value.nngp.map((v) => scale * v) };
    }
    yield { done: step.value, total: 1, note: 'kernels' };
  }
}
