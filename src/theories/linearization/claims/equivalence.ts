import type { Check, Claim, Effort, Finding, Job } from '../../../contract/index.js';
import { descentSeries } from '../../../networks/index.js';
import type { WidthSample } from '../asymptotics/estimator.js';
import { nonlinearityRatios } from '../diagnostics.js';
import { exponentCheck, exponentOf } from './judge.js';
import { measure } from './measured.js';

/** Families of one activation and rising richness: the exponent -(1 - 2s) is that of the third correlation and of the deviation. */
const families: { label: string; parameters: Record<string, unknown>; expected: number }[] = [
  { label: 'ntk', parameters: { parametrisation: 'ntk' }, expected: -1 },
  { label: 'power, s = 1/4', parameters: { parametrisation: 'power', richness: 0.25 }, expected: -0.5 },
  { label: 'mup', parameters: { parametrisation: 'mup' }, expected: 0 },
];

/** L15: correlations and deviation decay together. */
export const equivalence: Claim = {
  id: 'L15',
  statement:
    'Correlations decay with width exactly where the deviation does, at the predicted rate: one family after the other on the same line. Kinks break the premise.',
  origin: 'abstract',
  evidence: 'independent simulation',
  check,
};

function* check(effort: Effort, seed: number): Job<Finding> {
  const quick = effort === 'quick';
  const widths = quick ? [96, 192, 384] : [128, 256, 512, 1024, 2048];
  const checks: Check[] = [];
  const points: { x: number; y: number; label: string }[] = [];
  for (const { label, parameters, expected } of [
    ...families,
    { label: 'relu', parameters: { activation: 'relu', weightScale: Math.SQRT2 }, expected: Number.NaN },
  ]) {
    const found = yield* samples(parameters, widths, quick ? 16 : 64, seed);
    const deviation = exponentOf(found.deviations);
    const kinked = Number.isNaN(expected);
    const ratio = kinked ? { estimate: -1, standardError: 0 } : exponentOf(found.ratios);
    points.push({ x: ratio.estimate, y: deviation.estimate, label });
    if (kinked) checks.push(premise(deviation.estimate));
    else
      checks.push(
        exponentCheck(`${label}: exponent of ρ_3`, ratio, expected, 1),
        exponentCheck(`${label}: exponent of the deviation`, deviation, expected, 1),
      );
  }
  return { checks, exhibits: [picture(points)] };
}

/** With relu the pointwise correlations fall as 1/n (order 2) or vanish, yet the deviation falls more slowly. */
function premise(exponent: number): Check {
  return {
    what: 'relu: exponent of the deviation, above that of its correlations (-1)',
    measured: exponent,
    expected: 'above -1',
    verdict: exponent > -0.95 ? 'pass' : 'undecided',
    note: 'derivatives at a point do not see kinks: the premise of the equivalence fails',
  };
}

function* samples(
  parameters: Record<string, unknown>,
  widths: number[],
  nets: number,
  seed: number,
): Generator<{ done: number }, { ratios: WidthSample[]; deviations: WidthSample[] }, void> {
  const ratios: WidthSample[] = [];
  const deviations: WidthSample[] = [];
  for (const width of widths) {
    const [x, y] = [new Float64Array(nets), new Float64Array(nets)];
    for (let i = 0; i < nets; i++) {
      const { start, at } = yield* measure({ ...parameters, width, centredTargets: true }, seed + width, i, [1]);
      const series = descentSeries(start.network, start.passes, start.residual);
      x[i] = nonlinearityRatios(series, start.tau)[1]!;
      y[i] = at[0]!.deviation;
    }
    ratios.push({ width, values: x });
    deviations.push({ width, values: y });
  }
  return { ratios, deviations };
}

function picture(points: { x: number; y: number; label: string }[]): Finding['exhibits'][0] {
  return {
    view: {
      id: 'equivalence',
      title: 'Exponent of the deviation against that of the correlation',
      mark: 'dot',
      x: 'ratioExponent',
      y: ['deviationExponent'],
    },
    layers: points.map(({ x, y, label }) => ({
      label,
      role: 'simulation',
      dataset: {
        sizes: { family: 1 },
        series: {
          ratioExponent: { dims: ['family'], values: Float64Array.of(x), errorIs: 'exact' },
          deviationExponent: { dims: ['family'], values: Float64Array.of(y), errorIs: 'exact' },
        },
      },
    })),
    description: 'Smooth families lie on the diagonal; relu lies above it.',
  };
}
