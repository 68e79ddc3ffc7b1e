// The mean-field theory against explicit Euler with plain Monte Carlo, measured side by side on the reference case dln-01.
import { readFileSync } from 'node:fs';
import { finish, numbers, parseParameters } from '../dist/contract/index.js';
import { randomStream } from '../dist/numerics/random/index.js';
import { normal } from '../dist/numerics/random/normal.js';
import { settingOf } from '../dist/theories/dln-dmft/conversions.js';
import { dmft } from '../dist/theories/dln-dmft/dmft/engine.js';
import { plan, production } from '../dist/theories/dln-dmft/dmft/pilot.js';
import { parameters } from '../dist/theories/dln-dmft/parameters.js';

export const name = 'dln-dmft';

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const reference = read('./dln-dmft-reference.json');
const { parameters: given } = read('../test/references/dln-dmft/dln-01.json');
const horizon = 8.0748;
const truth = reference.testMse.mean[reference.times.indexOf(horizon)];

/** Rows { what, value, unit, target, met }. */
export async function run() {
  const full = seconds(() => oneScramble({ ...given, finalTime: 300 }, 4096));
  const quick = seconds(() =>
    finish(
      dmft.run(parseParameters(parameters, given), {
        quality: 'interactive',
        seed: 1,
        quantities: ['testMse', 'trainMse'],
      }),
    ),
  );
  return [
    row('dln-01 to t = 300, 4096 samples, one scramble', full, 's', '< 4', full < 4),
    row('dln-01 to t = 300, interactive quality with error bars', quick, 's', '< 0.5', quick < 0.5),
    ...againstBaseline(),
  ];
}

function oneScramble(values, samples) {
  const setting = settingOf(parseParameters(parameters, values));
  return finish(production(setting, finish(plan(setting, 512, 0.02, 1)), samples, 1, 0));
}

/** Accuracy of 0.4 % at t = 8: time of the theory, and of the baseline by its error falling as samples^-1/2. */
function againstBaseline() {
  const run = (samples, seed) => {
    const start = processor();
    const found = euler(samples, 0.05, seed);
    return { time: processor() - start, error: found / truth - 1 };
  };
  const runs = [1, 2, 3].map((seed) => run(1000, seed));
  const error = Math.sqrt(mean(runs.map((r) => r.error * r.error)));
  const baseline = median(runs.map((r) => r.time)) * (error / 0.004) ** 2;
  const at = { t: Float64Array.of(horizon) };
  const ours = [1, 2, 3].map((seed) => {
    const start = processor();
    const data = finish(
      dmft.run(parseParameters(parameters, given), {
        quality: 'publication',
        tolerance: 0.006,
        seed,
        at,
        quantities: ['testMse'],
      }),
    );
    return {
      time: processor() - start,
      error: numbers(data, 'testMse')[0] / truth - 1,
      bar: data.series.testMse.error[0] / truth,
    };
  });
  const time = median(ours.map((r) => r.time));
  const reached = Math.sqrt(mean(ours.map((r) => r.error * r.error)));
  return [
    row('baseline: explicit Euler, plain Monte Carlo, 1000 samples: error at t = 8', 100 * error, '%'),
    row('baseline: its time', median(runs.map((r) => r.time)), 's'),
    row('theory: error at t = 8', 100 * reached, '%', '< 0.4', reached < 0.004),
    row('theory: its error bar', 100 * mean(ours.map((r) => r.bar)), '%'),
    row('theory: its time, error bar included', time, 's'),
    row('baseline time for 0.4 % over that', baseline / time, '', '> 300', baseline / time > 300),
  ];
}

/**
 * Explicit Euler with step `dt` and plain Monte Carlo: kernels from sample averages, response by the sampled linearisation.
 * Frozen: it is what the theory is measured against.
 */
function euler(samples, dt, seed) {
  const { sampleRatio: delta, labelNoiseVariance: noise, initialScale: alpha } = given;
  const rows = Math.ceil(horizon / dt) + 1;
  const stream = randomStream(seed, 'euler');
  const teacher = Float64Array.from({ length: samples }, (_, i) => (i < 0.2 * samples ? normal(stream) : 0));
  const h = new Float64Array(samples);
  const D = [];
  const P = [];
  const zeta = [];
  const z = [];
  const eta = [];
  const F = [];
  const K = [];
  for (let n = 0; n < rows; n++) {
    D.push(h.map((v, i) => alpha * alpha * Math.sinh(2 * v) - teacher[i]));
    P.push(h.map((v) => 2 * alpha * alpha * Math.cosh(2 * v)));
    z.push(Float64Array.from({ length: samples }, () => normal(stream)));
    F.push(choleskyRow(D, F, n, noise));
    zeta.push(combination(z, F[n], samples));
    responseRow(eta, K, P, n, dt, samples);
    K.push(memoryRow(eta, K, P, n, delta, samples));
    for (let m = 0; m <= n; m++) {
      const c = K[n][m] * dt;
      if (c !== 0) for (let i = 0; i < samples; i++) h[i] -= c * (D[m][i] + zeta[m][i] / Math.sqrt(delta));
    }
  }
  return mean(D[rows - 1].map((d) => d * d));
}

function choleskyRow(D, F, n, noise) {
  const row = new Float64Array(n + 1);
  for (let m = 0; m <= n; m++) {
    let sum = noise;
    for (let i = 0; i < D[n].length; i++) sum += (D[n][i] * D[m][i]) / D[n].length;
    for (let k = 0; k < m; k++) sum -= row[k] * (m === n ? row[k] : F[m][k]);
    // A jitter keeps the factor of a nearly singular matrix bounded.
    row[m] = m === n ? Math.sqrt(Math.max(sum, 0) + 1e-9) : sum / F[m][m];
  }
  return row;
}

function combination(z, weights, samples) {
  const out = new Float64Array(samples);
  weights.forEach((c, k) => {
    for (let i = 0; i < samples; i++) out[i] += c * z[k][i];
  });
  return out;
}

/** η_n = η_{n−1} − dt Σ_l K_{n−1,l} P_l η_l per sample; a kick at row m first shows at row m + 1. */
function responseRow(eta, K, P, n, dt, samples) {
  const row = [];
  for (let m = 0; m < n; m++) {
    const value = m === n - 1 ? new Float64Array(samples).fill(dt) : eta[n - 1][m].slice();
    if (m < n - 1)
      for (let l = m + 1; l < n; l++) {
        const c = K[n - 1][l] * dt;
        for (let i = 0; i < samples; i++) value[i] -= c * P[l][i] * eta[l][m][i];
      }
    row.push(value);
  }
  eta.push(row);
}

/** K_n· = e_n − R_n· K/δ with a strictly lower triangular response: no equation to solve. */
function memoryRow(eta, K, P, n, delta, samples) {
  const row = new Float64Array(n + 1);
  row[n] = 1;
  for (let l = 0; l < n; l++) {
    let response = 0;
    for (let i = 0; i < samples; i++) response += (P[n][i] * eta[n][l][i]) / samples;
    for (let m = 0; m <= l; m++) row[m] -= (response * K[l][m]) / delta;
  }
  return row;
}

function row(what, value, unit, target, met) {
  return target === undefined ? { what, value, unit } : { what, value, unit, target, met };
}

function processor() {
  return process.cpuUsage().user / 1e6;
}

/** Processor time of the second of two calls. */
function seconds(f) {
  f();
  const start = processor();
  f();
  return processor() - start;
}

function mean(values) {
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
