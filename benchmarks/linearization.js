// Tangent kernels layer by layer against the Jacobian route, and lazy networks too wide to store.
import { finish } from '../dist/contract/index.js';
import { namedSet } from '../dist/data/index.js';
import {
  activations,
  basePasses,
  correlations,
  gaussianNetwork,
  hessianNorm,
  hierarchy,
  jacobianBytes,
  lazyNetwork,
  ntk,
  ntkBytes,
  parameterCount,
  streamNormals,
} from '../dist/networks/index.js';
import { mixedGradient } from '../dist/networks/norms/mixed-gradient.js';
import { whitenedDirection } from '../dist/networks/norms/whitened.js';
import { kernels } from '../dist/numerics/kernels/index.js';
import { lanczos } from '../dist/numerics/linalg/index.js';
import { randomStream } from '../dist/numerics/random/index.js';

export const name = 'linearization';

const scaling = { parametrisation: 'ntk', weightScale: 1.3, biasScale: 0.1, richness: 0, lazinessScale: 1 };

/** Rows { what, value, unit, target, met }. */
export async function run() {
  const digits = await inputs(1000);
  return [...againstJacobian(digits), large(digits), lazyPass(), ...predictions(digits)];
}

async function inputs(count) {
  const { table } = await namedSet('digits');
  const pixels = table.columns.filter((column) => column.group === 'pixel');
  const x = new Float64Array(count * 64);
  pixels.forEach(({ values }, j) => {
    for (let a = 0; a < count; a++) x[a * 64 + j] = Number(values[a]) / 8 - 0.6;
  });
  return x;
}

function network(width) {
  return gaussianNetwork([64, width, width, 1], activations.erf, scaling, streamNormals(randomStream(1, 'bench')));
}

/** Rows √G∘∇f(x_a) of all inputs, and their products: the route not taken. */
function jacobianKernel(net, x, count) {
  const { inputs: h, deltas } = basePasses(net, x, count);
  const parameters = parameterCount(net);
  const rows = new Float64Array(count * parameters);
  for (let a = 0; a < count; a++) {
    let offset = a * parameters;
    net.layers.forEach(({ map, metric, biasMetric }, l) => {
      const [m, b] = [Math.sqrt(metric), Math.sqrt(biasMetric)];
      for (let i = 0; i < map.rows; i++) {
        const delta = deltas[l][a * map.rows + i];
        for (let j = 0; j < map.columns; j++) rows[offset++] = m * delta * h[l][a * map.columns + j];
      }
      for (let i = 0; i < map.rows; i++) rows[offset++] = b * deltas[l][a * map.rows + i];
    });
  }
  const c = new Float64Array(count * count);
  // Blocks of columns, so that no copy of the whole Jacobian is made for the kernels.
  const block = 65536;
  for (let from = 0; from < parameters; from += block) {
    const width = Math.min(block, parameters - from);
    const part = new Float64Array(count * width);
    for (let a = 0; a < count; a++)
      part.set(rows.subarray(a * parameters + from, a * parameters + from + width), a * width);
    kernels().syrk({ n: count, k: width, a: part, c, beta: 1 });
  }
  return c;
}

function againstJacobian(digits) {
  const count = 200;
  const x = digits.subarray(0, count * 64);
  const [small, wide] = [network(256), network(1024)];
  const times = rounds({
    layers: () => ntk(small, x, count),
    jacobian: () => jacobianKernel(small, x, count),
    wide: () => ntk(wide, x, count),
  });
  const growth = parameterCount(wide) / parameterCount(small);
  const faster = times.jacobian / times.layers;
  const extrapolated = (times.jacobian * growth) / times.wide;
  const sizes = [64, 1024, 1024, 1];
  const leaner = jacobianBytes(sizes, count) / ntkBytes(sizes, count);
  return [
    row('kernel of 200 digits, width 256, layer by layer', times.layers, 'ms'),
    row('the same by the Jacobian', times.jacobian, 'ms'),
    row('Jacobian over layers, width 256', faster, 'x'),
    row('kernel of 200 digits, width 1024, layer by layer', times.wide, 'ms'),
    {
      ...row('Jacobian (extrapolated by parameters) over layers, width 1024', extrapolated, 'x'),
      target: '>= 10',
      met: extrapolated >= 10,
    },
    { ...row('memory, Jacobian over layers, width 1024 (computed)', leaner, 'x'), target: '>= 20', met: leaner >= 20 },
  ];
}

function large(digits) {
  const net = network(2048);
  const [time] = [clock(() => ntk(net, digits, 1000))];
  return { ...row('kernel of 1000 digits, width 2048', time / 1000, 's'), target: '< 10', met: time < 10000 };
}

function lazyPass() {
  const x = Float64Array.from({ length: 15 }, (_, i) => Math.sin(3 * i + 1));
  const once = (i) => {
    const plain = { ...scaling, biasScale: 0 };
    const net = lazyNetwork([5, 65536, 65536, 1], activations.erf, plain, randomStream(2, 'bench', i));
    return correlations(net, basePasses(net, x, 3), [0], [1, 2, 0, 1]);
  };
  once(0);
  const time = Math.min(...[1, 2, 3].map((i) => clock(() => once(i)))) / 1000;
  return { ...row('C_1 to C_4 of a lazy network of width 65536, two layers', time, 's'), target: '< 2', met: time < 2 };
}

/** Curvature at one digit on the space where the Hessian is not zero, and by Lanczos over all weights; the fourth order of twelve. */
function predictions(digits) {
  const [net, wide] = [network(256), network(512)];
  const passes = basePasses(wide, digits.slice(0, 12 * 64), 12);
  const x = digits.slice(0, 64);
  const weights = parameterCount(net);
  const product = (u) => mixedGradient(net, x, [whitenedDirection(net, u)]);
  const options = { count: 1, tolerance: 1e-3, maxProducts: 400 };
  const times = rounds(
    {
      own: () => hessianNorm(net, x),
      all: () => lanczos((u) => product(product(u)), weights, options),
      fourth: () => finish(hierarchy(wide, passes)),
    },
    3,
  );
  return [
    row('curvature at one digit, width 256, two layers, seven digits', times.own, 'ms'),
    row('three digits of it over all weights, over that', times.all / times.own, 'x'),
    row('kernels up to the fourth order of 12 digits, width 512, two layers', times.fourth / 1000, 's'),
  ];
}

/** Medians of seven turns, in ms; what is compared takes turns. */
function rounds(work, turns = 7) {
  const times = Object.fromEntries(Object.keys(work).map((key) => [key, []]));
  for (const f of Object.values(work)) f();
  for (let turn = 0; turn < turns; turn++) for (const [key, f] of Object.entries(work)) times[key].push(clock(f));
  return Object.fromEntries(Object.entries(times).map(([key, list]) => [key, list.sort((a, b) => a - b)[turns >> 1]]));
}

function clock(f) {
  const start = performance.now();
  f();
  return performance.now() - start;
}

function row(what, value, unit) {
  return { what, value: Number(value.toPrecision(3)), unit };
}
