import type { Check, Claim, Effort, Finding, Job } from '../../../contract/index.js';
import { type Family, families } from './equivalence/families.js';
import { deviationParts } from './equivalence/parity.js';
import { type Point, picture } from './equivalence/picture.js';
import { ratiosOf } from './equivalence/ratios.js';
import { exponentOf, tableCheck } from './judge.js';

/** L15: correlations and deviation decay together. */
export const equivalence: Claim = {
  id: 'L15',
  statement:
    'The deviation decays as the correlations do, family by family: its part even in the labels at the rate of C_2, its odd part at that of C_3 (of C^{1,1} where only the readout moves). Kinks break the premise.',
  origin: 'abstract',
  evidence: 'independent simulation',
  check,
};

interface Sizes {
  /** Widths trained, one layer and two. */
  trained: number[];
  deep: number[];
  scales: number[];
  /** Widths drawn lazily. */
  drawn: number[];
  nets: number;
  /** Of training. */
  rtol: number;
  kinked: { widths: number[]; nets: number };
}

const quickSizes: Sizes = {
  trained: [128, 256, 512, 1024],
  deep: [32, 64, 128],
  scales: [2, 4, 8],
  drawn: [256, 1024, 4096],
  nets: 12,
  rtol: 1e-8,
  kinked: { widths: [32, 64, 128, 256], nets: 16 },
};

const fullSizes: Sizes = {
  trained: [512, 1024, 2048, 4096],
  deep: [64, 128, 256, 512],
  scales: [2, 4, 8, 16, 32],
  drawn: [256, 1024, 4096, 16384],
  nets: 48,
  rtol: 1e-10,
  kinked: { widths: [64, 128, 256, 512], nets: 64 },
};

function* check(effort: Effort, seed: number): Job<Finding> {
  const sizes = effort === 'quick' ? quickSizes : fullSizes;
  const checks: Check[] = [];
  const points: Point[] = [];
  for (const family of families) {
    const deep = family.at(1).hiddenLayers === 2;
    yield* judge(family, deep ? { ...sizes, trained: sizes.deep } : sizes, seed, { checks, points });
  }
  checks.push(yield* premise(sizes, seed));
  return { checks, exhibits: [picture(points)] };
}

/** Four exponents of a family: two correlations, two parts of the deviation. */
function* judge(
  family: Family,
  sizes: Sizes,
  seed: number,
  { checks, points }: { checks: Check[]; points: Point[] },
): Job<void> {
  const { label, expected } = family;
  const at = (values: number[]) => values.map((value) => ({ at: value, parameters: family.at(value) }));
  const byScale = family.over === 'lazinessScale';
  const ratios = yield* ratiosOf(at(byScale ? sizes.scales : sizes.drawn), sizes.nets, seed);
  const parts = yield* deviationParts(at(byScale ? sizes.scales : sizes.trained), sizes, seed);
  for (const [k, part] of (['even', 'odd'] as const).entries()) {
    const correlation = exponentOf(ratios[k]!);
    const deviation = exponentOf(parts[part]);
    points.push({ label: `${part} part`, correlation, deviation });
    checks.push(
      tableCheck(`${label}: exponent of ρ_${k + 2}`, correlation, expected[k]!),
      tableCheck(
        `${label}: exponent of the ${part} part of the deviation`,
        deviation,
        part === 'odd' ? (family.odd ?? expected[k]!) : expected[k]!,
      ),
    );
  }
}

/** With relu C_2 falls as 1/n and higher orders vanish, yet the deviation falls more slowly. */
function* premise({ kinked, rtol }: Sizes, seed: number): Job<Check> {
  const points = kinked.widths.map((width) => ({
    at: width,
    parameters: { activation: 'relu', weightScale: Math.SQRT2, width },
  }));
  const parts = yield* deviationParts(points, { nets: kinked.nets, rtol }, seed);
  const { estimate, standardError } = exponentOf(parts.whole);
  const above = estimate - 2 * standardError > -1;
  return {
    what: 'relu: exponent of the deviation, above that of its correlations',
    measured: estimate,
    expected: 'above -1',
    standardError,
    verdict: above ? 'pass' : 'undecided',
    note: 'derivatives at a point do not see kinks: the premise of the equivalence fails',
  };
}
