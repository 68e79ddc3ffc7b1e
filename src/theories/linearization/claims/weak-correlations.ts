import {
  type Check,
  type Claim,
  type Dataset,
  type Effort,
  type Finding,
  type Job,
  numbers,
  parseParameters,
  sameLabel,
  scalar,
} from '../../../contract/index.js';
import { exponents } from '../calculations/exponents.js';
import { type Exponent, tableCheck } from './judge.js';

interface Architecture {
  activation: string;
  hiddenLayers: number;
  weightScale?: number;
  /** Widths of the full effort, where the usual ones are too small for a pure power. */
  widths?: number[];
  /** C_3 must be seen to bend. */
  bent?: boolean;
}

/** Architectures whose exponents are checked. */
const architectures: Architecture[] = [
  { activation: 'erf', hiddenLayers: 1 },
  { activation: 'erf', hiddenLayers: 2 },
  { activation: 'relu', hiddenLayers: 2, weightScale: Math.SQRT2 },
  { activation: 'linear', hiddenLayers: 2 },
  { activation: 'erf', hiddenLayers: 3 },
  { activation: 'tanh', hiddenLayers: 2 },
  { activation: 'gelu', hiddenLayers: 2 },
  { activation: 'square', hiddenLayers: 2, weightScale: 0.7, widths: [4096, 16384, 65536] },
  { activation: 'gelu', hiddenLayers: 3, bent: true },
];

/** Largest standard error of an exponent at full effort. */
const fineResolution = 0.05;

/** L2: wide networks have weak correlations. */
export const weakCorrelations: Claim = {
  id: 'L2',
  statement: 'Derivative correlations of wide networks decay with width at the exponents of the rule p(D, s).',
  origin: 'abstract',
  evidence: 'own prototype',
  check,
};

function* check(effort: Effort, seed: number): Job<Finding> {
  const quick = effort === 'quick';
  const checks: Check[] = [];
  for (const { bent, widths = [256, 1024, 4096, 16384], ...architecture } of quick
    ? architectures.slice(0, 4)
    : architectures) {
    const parameters = parseParameters(exponents.parameters, {
      weightScale: 1.3,
      ...architecture,
      widths: quick ? [256, 1024, 4096] : widths,
      instances: quick ? 48 : 192,
    });
    const found = yield* exponents.run(parameters, { quality: 'publication', seed });
    const label = `${architecture.activation}, ${architecture.hiddenLayers} hidden`;
    const resolution = quick ? undefined : fineResolution;
    checks.push(...(bent ? curved(label, found) : rows(label, found, resolution)));
  }
  return { checks, exhibits: [] };
}

function rows(label: string, found: Dataset, resolution: number | undefined): Check[] {
  return [1, 2, 3, 4].flatMap((D) => {
    const expected = numbers(found, 'correlationExponentTheory')[D - 1]!;
    if (!found.series[`correlation${D}Exponent`])
      return [
        sameLabel(`${label}: C_${D} by structure`, 'zero', expected === Number.NEGATIVE_INFINITY ? 'zero' : 'not zero'),
      ];
    const check = tableCheck(
      `${label}: exponent of C_${D}`,
      fittedOf(found, `correlation${D}Exponent`),
      expected,
      resolution,
    );
    const median = fittedOf(found, `correlation${D}MedianExponent`);
    const bend = Math.abs(scalar(found, `correlation${D}CurvatureZ`));
    const bent = bend > 3 ? `; without the smallest width, with it the fit bends (z = ${bend.toFixed(1)})` : '';
    return [
      { ...check, note: `of the median ${median.estimate.toFixed(3)} ± ${median.standardError.toFixed(3)}${bent}` },
    ];
  });
}

function fittedOf({ series }: Dataset, name: string): Exponent {
  const { values, error } = series[name]!;
  return { estimate: values[0] as number, standardError: error![0]! };
}

/** Exponents of order 3 that change within the range must be flagged, not reported as a power. */
function curved(label: string, found: Dataset): Check[] {
  const bend = Math.abs(scalar(found, 'correlation3CurvatureZ'));
  return [sameLabel(`${label}: C_3 is no pure power in this range`, bend > 3 ? 'flagged' : 'not flagged', 'flagged')];
}
