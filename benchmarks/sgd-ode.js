// Right-hand side and integration of the order-parameter ODE; run on the build: node benchmarks/sgd-ode.js
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseParameters } from '../dist/contract/index.js';
import { integrateWithError } from '../dist/numerics/ode/index.js';
import { activationOf } from '../dist/theories/sgd-ode/activations/index.js';
import { orderParameterSystem } from '../dist/theories/sgd-ode/engines/system.js';
import { odeOptions } from '../dist/theories/sgd-ode/engines/tolerances.js';
import { momentsOf } from '../dist/theories/sgd-ode/expectations/index.js';
import { drawStart } from '../dist/theories/sgd-ode/initial/index.js';
import { parameters } from '../dist/theories/sgd-ode/parameters.js';
import { settingOf } from '../dist/theories/sgd-ode/setting.js';
import { textbookDrift, textbookNoise } from './sgd-ode-textbook.js';

/** Explicit Euler steps of the published integration to t = 1e4. */
const PUBLISHED = 1e7;
const SIZES = [
  [4, 2],
  [10, 2],
  [30, 4],
];
const ROUNDS = 15;

export const name = 'sgd-ode';

export function run() {
  return [...SIZES.flatMap(([p, k]) => rightHandSides(p, k)), ...publishedCase()];
}

/** Drift and noise against the nested loops, taken in turns so that both see the same machine. */
function rightHandSides(p, k) {
  const n = p + k;
  const { omega, c } = sample(p, k);
  const erf = activationOf('erf-sqrt2');
  const moments = momentsOf(erf, erf, p, k);
  const [H, other] = [new Float64Array(p * n), new Float64Array(p * n)];
  const [N, slow] = [new Float64Array(p * p), new Float64Array(p * p)];
  const drift = inTurns(
    () => moments.drift(omega, c, H),
    () => textbookDrift(omega, c, p, n, other),
    4e5 / (p * n * n),
  );
  const noise = inTurns(
    () => moments.noise(omega, c, 0.1, N),
    () => textbookNoise(omega, c, 0.1, p, n, slow),
    2e5 / (p * p * n * n),
  );
  requireEqual(H, other);
  requireEqual(N, slow);
  const where = `p = ${p}, k = ${k}`;
  return [
    row(`drift, ${where}`, drift.ours * 1e6, 'µs'),
    row(`drift, ${where}, against nested loops`, drift.ratio, '×', '>= 1.5', drift.ratio >= 1.5),
    row(`noise, ${where}`, noise.ours * 1e6, 'µs'),
    row(`noise, ${where}, against nested loops`, noise.ratio, '×', '>= 1.5', noise.ratio >= 1.5),
  ];
}

/** A covariance with students near teachers, as late in training. */
function sample(p, k) {
  const n = p + k;
  const given = parseParameters(parameters, { width: p, teacherWidth: k, simulationDimension: 4 * n });
  const system = orderParameterSystem(settingOf(given), drawStart(given, 1, 0));
  const { omega, c } = system.covariance(system.initial);
  return { omega: omega.slice(), c: c.slice() };
}

/** The published erf case to t = 1e4: work, accuracy against a run at rtol 1e-8, and its own error estimate. */
function publishedCase() {
  const url = new URL('../test/references/sgd-ode/published-classical-erf.json', import.meta.url);
  const given = parseParameters(parameters, JSON.parse(readFileSync(url, 'utf8')).parameters);
  const system = orderParameterSystem(settingOf(given), drawStart(given, 0, 0));
  const times = Float64Array.from({ length: 61 }, (_, i) => (i === 0 ? 0 : 10 ** (-2 + i / 10)));
  const observe = { size: 1, of: (_t, y, out) => void (out[0] = system.risk(y)) };
  const solve = (request) =>
    integrateWithError(system.problem, { t: 0, y: system.initial }, times, { ...odeOptions(system, request), observe });
  const begin = process.cpuUsage();
  const found = solve({ quality: 'interactive', seed: 0 });
  const { user } = process.cpuUsage(begin);
  const sharp = solve({ quality: 'interactive', seed: 0, tolerance: 1e-8 });
  const worst = (of) => Math.max(...sharp.values.map((v, i) => of(i) / v));
  const calls = found.counts.evaluations;
  const error = worst((i) => Math.abs(found.values[i] - sharp.values[i]));
  return [
    row('published erf case to t = 1e4', calls, 'right-hand sides', '<= 7000', calls <= 7000),
    row('its error run besides', found.companionCounts.evaluations, 'right-hand sides'),
    row('less work than the published Euler scheme', PUBLISHED / calls, '×', '>= 1000', PUBLISHED / calls >= 1000),
    row('largest relative error of the risk', error, '', '<= 2e-4', error <= 2e-4),
    row(
      'its estimate',
      worst((i) => found.errors[i]),
      '',
    ),
    row('both runs', user / 1000, 'ms'),
  ];
}

function inTurns(ours, theirs, calls) {
  const repeat = Math.max(1, Math.round(calls));
  const times = { ours: [], theirs: [] };
  for (let i = -3; i < ROUNDS; i++) {
    const pair = [seconds(ours, repeat), seconds(theirs, repeat)];
    if (i < 0) continue;
    times.ours.push(pair[0]);
    times.theirs.push(pair[1]);
  }
  return { ours: median(times.ours), ratio: median(times.theirs.map((t, i) => t / times.ours[i])) };
}

function seconds(work, repeat) {
  const begin = process.cpuUsage();
  for (let i = 0; i < repeat; i++) work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / (1e6 * repeat);
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

function requireEqual(a, b) {
  if (a.some((x, i) => !(Math.abs(x - b[i]) <= 1e-10 * (1 + Math.abs(x))))) throw new Error('the two forms disagree');
}

function row(what, value, unit, target, met) {
  const entry = { what, value: Number(value.toPrecision(3)), unit };
  return target === undefined ? entry : { ...entry, target, met };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(run());
