// Finite diagonal networks: gradient flow of one instance; run on the build: node benchmarks/dln-dmft-simulators.js
import { fileURLToPath } from 'node:url';
import { kernels } from '../dist/numerics/kernels/index.js';
import { settingOf } from '../dist/theories/dln-dmft/conversions.js';
import { steppedMeanField } from '../dist/theories/dln-dmft/extensions/stepped-mean-field.js';
import { parameters } from '../dist/theories/dln-dmft/parameters.js';
import { gradientOf } from '../dist/theories/dln-dmft/simulators/features.js';
import { gradientFlow } from '../dist/theories/dln-dmft/simulators/flow-simulation.js';
import { drawInstance } from '../dist/theories/dln-dmft/simulators/instance.js';

export const name = 'dln-dmft-simulators';

const repeats = 5;

const sparse = (share) => [
  { weight: 1 - share, kind: 'atom', value: 0 },
  { weight: share, kind: 'gaussian', standardDeviation: 1 },
];

/** d = 2000 networks: undersampled, with weight decay and more samples than weights, oversampled. */
const networks = [
  [
    'δ = 0.5, α = 0.05 to t = 300',
    { sampleRatio: 0.5, labelNoiseVariance: 0.09, teacher: sparse(0.2), initialScale: 0.05, finalTime: 300 },
    3,
  ],
  [
    'δ = 1.2, λ = 0.05 to t = 300',
    { sampleRatio: 1.2, labelNoiseVariance: 0.04, initialScale: 0.3, weightDecay: 0.05, finalTime: 300 },
  ],
  ['δ = 5, α = 1e-4 to t = 300', { sampleRatio: 5, labelNoiseVariance: 0.01, initialScale: 1e-4, finalTime: 300 }],
];

export async function run() {
  return [...networks.map(([what, raw, target]) => instance(what, raw, target)), ...gradient(), stepped()];
}

function instance(what, raw, target) {
  const values = parameters.parse({ ...raw, inputDimension: 2000 });
  const times = Float64Array.from({ length: 32 }, (_, k) => (k === 31 ? 300 : 0.05 * 6000 ** (k / 31)));
  const request = { quality: 'interactive', seed: 1, at: { t: times }, replicas: { from: 0, to: 1 } };
  const value = median(() => finish(gradientFlow.run(values, request)));
  return row(`one network of 2000 dimensions, ${what}`, value, 's', target && { bound: target, met: value < target });
}

/** Both products of a gradient in blocks that stay in the cache, against one matrix-vector product after the other. */
function gradient() {
  const arena = kernels().arena(80e6);
  const setting = settingOf(parameters.parse({}));
  const drawn = drawInstance(arena, setting, 2000, { seed: 1, replica: 0 });
  const [w, out, residual] = [arena.f64(2000).fill(0.1), arena.f64(2000), arena.f64(1000)];
  const plain = arena.f64(2_000_000).fill(0.01);
  const rounds = 20;
  const blocks = () => {
    for (let k = 0; k < rounds; k++)
      finish(gradientOf(drawn.features, w, drawn.labels, { residual, gradient: out, factor: 2 }, { spent: 0 }));
  };
  const whole = () => {
    for (let k = 0; k < rounds; k++) {
      kernels().gemv({ rows: 1000, columns: 2000, a: plain, x: w, y: residual });
      kernels().gemv({ rows: 1000, columns: 2000, a: plain, x: residual, y: out, transpose: true });
    }
  };
  const ratios = Array.from({ length: 9 }, () => seconds(whole) / seconds(blocks)).sort((a, b) => a - b);
  arena.release();
  return [row('gradient, δ = 0.5: two whole products over rotated features in blocks', ratios[4], 'x')];
}

function stepped() {
  const problem = {
    ...settingOf(parameters.parse({})),
    variances: [{ weight: 1, variance: 1 }],
    stepLength: 0.1,
    steps: 100,
    depth: 2,
  };
  return row(
    'mean field of 100 gradient steps, 1024 samples',
    median(() => finish(steppedMeanField(problem, 1024, 1, 0))),
    's',
  );
}

function row(what, value, unit, target) {
  return { what, value, unit, target: target ? `< ${target.bound}` : '', met: target ? target.met : true };
}

function median(work) {
  const times = Array.from({ length: repeats }, () => seconds(work)).sort((a, b) => a - b);
  return times[repeats >> 1];
}

function seconds(work) {
  const begin = performance.now();
  work();
  return (performance.now() - begin) / 1000;
}

function finish(job) {
  for (;;) {
    const { done, value } = job.next();
    if (done) return value;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await run());
