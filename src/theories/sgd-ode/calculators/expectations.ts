import * as z from 'zod';
import {
  type Calculation,
  constant,
  type Dataset,
  estimated,
  exact,
  type Job,
  parameter,
  type Quantity,
  type Request,
  refuse,
  type Series,
} from '../../../contract/index.js';
import { momentsOf } from '../expectations/index.js';
import { twoPoint } from '../expectations/two-point.js';
import { type Parameters, parameters as runParameters, shape } from '../parameters.js';
import { errorCoefficients, type Setting, settingOf } from '../setting.js';

const matrix = (name: string, symbol: string, meaning: string, dims: string[], formula: string): Quantity => ({
  name,
  symbol,
  meaning,
  formula,
  dims,
  scale: 'linear',
});

const quantities: Quantity[] = [
  matrix('activationMoment', 'K', 'E[σσ] over all pairs of pre-activations', ['u', 'v'], 'E[\\sigma_a\\sigma_b]'),
  matrix('derivativeMoment', 'V', "E[σ'σ'] over all pairs of pre-activations", ['u', 'v'], "E[\\sigma'_a\\sigma'_b]"),
  { ...matrix('risk', 'R', 'population risk ½E(f−f*)²', [], '\\tfrac12 c^T K c'), scale: 'log' },
  matrix('driftMoment', 'H', "E[e σ'_j Λ_b]", ['i', 'u'], "E[e\\sigma'_j\\Lambda_b]"),
  matrix('noiseMoment', 'N', "E[e² σ'_j σ'_l]", ['i', 'j'], "E[e^2\\sigma'_j\\sigma'_l]"),
  matrix(
    'noiseMomentRadialDerivative',
    'D',
    "E[Λ·∇(e² σ'_j σ'_l)]",
    ['i', 'j'],
    "E[\\Lambda\\cdot\\nabla(e^2\\sigma'_j\\sigma'_l)]",
  ),
  matrix(
    'fourPointMoment',
    'I4',
    "E[σ'(u0) σ'(u1) σ(u2) σ(u3)] of the first four pre-activations",
    [],
    "E[\\sigma'\\sigma'\\sigma\\sigma]",
  ),
];

const ownCovariance = parameter(
  z.array(z.array(z.number())).default([
    [1, 0.2, 0.5],
    [0.2, 1, -0.3],
    [0.5, -0.3, 1],
  ]),
  {
    symbol: 'Ω',
    meaning: 'covariance of all pre-activations, students first; its size is width + teacherWidth',
    group: 'data',
  },
);

const { activation, teacherActivation, hermiteCoefficients, teacherHermiteCoefficients } = shape;
const { studentNormalisation, teacherNormalisation, readoutWeights, teacherReadoutWeights } = shape;
const { labelNoiseVariance, noiseExpectation, noiseNodes } = shape;

const parameters = z
  .object({
    width: parameter(z.int().min(1).max(1000).default(2), {
      symbol: 'p',
      meaning: 'hidden units of the student: the first rows of the covariance',
      group: 'network',
    }),
    teacherWidth: parameter(z.int().min(1).max(1000).default(1), {
      symbol: 'k',
      meaning: 'hidden units of the teacher: the other rows',
      group: 'network',
    }),
    activation,
    teacherActivation,
    hermiteCoefficients,
    teacherHermiteCoefficients,
    studentNormalisation,
    teacherNormalisation,
    readoutWeights,
    teacherReadoutWeights,
    labelNoiseVariance,
    noiseExpectation,
    noiseNodes,
    preactivationCovariance: ownCovariance,
  })
  .check((context) => {
    const { width, teacherWidth, preactivationCovariance } = context.value;
    const n = width + teacherWidth;
    if (preactivationCovariance.length === n && preactivationCovariance.every((row) => row.length === n)) return;
    refuse(context, {
      path: ['preactivationCovariance'],
      expected: `a ${n} × ${n} matrix for ${width} students and ${teacherWidth} teachers`,
      received: preactivationCovariance.map((row) => row.length),
      next: 'Match the widths to the size of the covariance',
    });
  });

type Given = z.output<typeof parameters>;

/** Gaussian expectations of the right-hand side at one covariance of the pre-activations. */
export const expectations: Calculation<typeof parameters> = {
  id: 'expectations',
  title: 'Gaussian expectations',
  role: 'calculator',
  citations: [],
  method:
    'Gaussian expectations of the drift and noise of one-pass SGD were evaluated in closed form where there is one, by Hermite series or on quasi-random nodes elsewhere.',
  parameters,
  quantities,
  suits: () => ({ applies: true, reason: 'any covariance', seconds: 0.01, bytes: 1e6 }),
  run,
};

function* run(given: Given, _request: Request): Job<Dataset> {
  const setting = settingOf({ ...(runParameters.parse({}) as Parameters), ...given } as Parameters);
  const p = given.width;
  const n = p + given.teacherWidth;
  const omega = Float64Array.from(given.preactivationCovariance.flat());
  const ones = (length: number, values: number[]) => (values.length > 0 ? values : new Array<number>(length).fill(1));
  const c = errorCoefficients(
    setting,
    Float64Array.from(ones(p, given.readoutWeights)),
    Float64Array.from(ones(given.teacherWidth, given.teacherReadoutWeights)),
    new Float64Array(n),
  );
  yield { done: 0, total: 2, note: 'two-point functions' };
  const series = { ...pairSeries(setting, omega, p, n), ...driftSeries(setting, omega, c, p, n) };
  yield { done: 1, total: 2, note: 'noise moment' };
  return { sizes: { u: n, v: n, i: p, j: p }, series: { ...series, ...noiseSeries(given, setting, omega, c, p, n) } };
}

function pairSeries(setting: Setting, omega: Float64Array, p: number, n: number): Record<string, Series> {
  const functions = twoPoint(setting.activation, setting.teacherActivation, p, n - p);
  const [K, V, U] = [new Float64Array(n * n), new Float64Array(n * n), new Float64Array(n * n)];
  functions.kernel(omega, K);
  functions.slopes(omega, V, U, n);
  return { activationMoment: exact(['u', 'v'], K), derivativeMoment: exact(['u', 'v'], V) };
}

function driftSeries(
  { activation, teacherActivation }: Setting,
  omega: Float64Array,
  c: Float64Array,
  p: number,
  n: number,
): Record<string, Series> {
  const moments = momentsOf(activation, teacherActivation, p, n - p);
  const H = new Float64Array(p * n);
  moments.drift(omega, c, H);
  return { driftMoment: exact(['i', 'u'], H), risk: constant(moments.risk(omega, c)) };
}

function noiseSeries(
  given: Given,
  { activation, teacherActivation, labelNoiseVariance }: Setting,
  omega: Float64Array,
  c: Float64Array,
  p: number,
  n: number,
): Record<string, Series> {
  const evaluate = (set: number) => {
    const choice = { expectation: given.noiseExpectation, nodes: given.noiseNodes, set };
    const moments = momentsOf(activation, teacherActivation, p, n - p, choice);
    const [N, D] = [new Float64Array(p * p), new Float64Array(p * p)];
    moments.noise(omega, c, labelNoiseVariance, N, D);
    const four = n >= 4 && p >= 2 ? fourPoint(moments, omega) : Number.NaN;
    return { N, D, four, exactly: moments.noiseMethod === 'closed form' };
  };
  const first = evaluate(0);
  const second = first.exactly ? first : evaluate(1);
  const series = (dims: string[], value: Float64Array, other: Float64Array): Series =>
    first.exactly
      ? exact(dims, value)
      : estimated(
          dims,
          value,
          value.map((v, i) => Math.abs(v - other[i]!)),
          'estimate',
        );
  return {
    noiseMoment: series(['i', 'j'], first.N, second.N),
    noiseMomentRadialDerivative: series(['i', 'j'], first.D, second.D),
    ...(Number.isNaN(first.four)
      ? {}
      : { fourPointMoment: series([], Float64Array.of(first.four), Float64Array.of(second.four)) }),
  };
}

/** By polarisation: the noise moment of e = σ_2 ± σ_3. */
function fourPoint(moments: ReturnType<typeof momentsOf>, omega: Float64Array): number {
  const { p, n } = moments;
  const N = new Float64Array(p * p);
  const value = (sign: number) => {
    const c = new Float64Array(n);
    c[2] = 1;
    c[3] = sign;
    moments.noise(omega, c, 0, N);
    return N[1]!;
  };
  return (value(1) - value(-1)) / 4;
}
