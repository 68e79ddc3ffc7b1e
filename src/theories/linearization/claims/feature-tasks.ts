import type { Check, Claim, Effort, Exhibit, Finding, Job } from '../../../contract/index.js';
import { exp, log } from '../../../numerics/math/index.js';
import { powerLawFit } from '../../../numerics/statistics/index.js';
import { type Gap, type Grid, gapsOf } from './feature-tasks/gaps.js';
import { rankCorrelation } from './feature-tasks/rank-correlation.js';
import { featureTasks } from './feature-tasks/tasks.js';

/** L16: prediction where features have to be learned. */
export const featureLearning: Claim = {
  id: 'L16',
  statement:
    'Also on tasks that ask for features (sparse parities, a staircase, a multi-index model) correlations at the start rank networks by how far training strays from the tangent kernel.',
  origin: 'ours',
  evidence: 'independent simulation',
  check,
};

/** Rank correlation that the whole interval has to exceed. */
const asked = 0.5;
/** Networks whose deviation is this many times off the fitted line are listed. */
const failure = 3;

function* check(effort: Effort, seed: number): Job<Finding> {
  const checks: Check[] = [];
  const exhibits: Exhibit[] = [];
  for (const [label, grid] of Object.entries(effort === 'quick' ? quickGrids : fullGrids)) {
    const found: { task: string; gaps: Gap[] }[] = [];
    for (const task of featureTasks) {
      const gaps = yield* gapsOf(task, grid, seed);
      found.push({ task: task.label, gaps });
      checks.push(ranked(`${task.label}, ${label}`, gaps));
    }
    checks.push(amongEquals(label, found));
    exhibits.push(scatter(label, found));
  }
  return { checks, exhibits };
}

const smooth = { widths: [32, 128], scales: [0.25, 1, 4], nets: 2, shares: [0.3, 1, 3, 10] };

const quickGrids: Record<string, Grid> = {
  'erf, one layer': { ...smooth, nets: 3, parameters: { activation: 'erf' } },
};

const wide = { ...smooth, widths: [32, 64, 128, 256], scales: [0.25, 0.5, 1, 2, 4] };

const fullGrids: Record<string, Grid> = {
  'erf, one layer': { ...wide, nets: 4, parameters: { activation: 'erf' } },
  'erf, two layers': { ...wide, parameters: { activation: 'erf', hiddenLayers: 2 } },
  'relu, one layer': {
    ...wide,
    shares: [0.3, 1, 3],
    parameters: { activation: 'relu', weightScale: Math.SQRT2 },
  },
};

function ranked(what: string, gaps: Gap[]): Check {
  const predicted = gaps.map((gap) => gap.predicted);
  const measured = gaps.map((gap) => gap.measured);
  const { estimate, low } = rankCorrelation(predicted, measured);
  const failed = failuresOf(gaps);
  const list = failed.length > 0 ? `: ${failed.slice(0, 3).join('; ')}` : '';
  return {
    what: `${what}: rank correlation over ${gaps.length} networks`,
    measured: estimate,
    expected: `above ${asked} with its whole 95 % interval`,
    verdict: low > asked ? 'pass' : estimate > asked ? 'undecided' : 'fail',
    note: `lower end ${low.toFixed(2)}; ${failed.length} networks off the fitted line by more than ${failure} times${list}`,
  };
}

/** Width and α decide most. What is left, over all tasks: do correlations tell networks of equal width and α apart? */
function amongEquals(label: string, found: { gaps: Gap[] }[]): Check {
  const predicted = found.flatMap(({ gaps }) => withoutCells(gaps, ({ predicted: p }) => p));
  const measured = found.flatMap(({ gaps }) => withoutCells(gaps, ({ measured: m }) => m));
  const { estimate, low } = rankCorrelation(predicted, measured);
  return {
    what: `${label}: rank correlation among networks of equal task, width and α`,
    measured: estimate,
    expected: 'above 0 with its whole 95 % interval',
    verdict: low > 0 ? 'pass' : 'undecided',
    note: `lower end ${low.toFixed(2)}, ${predicted.length} networks`,
  };
}

/** Logarithms with the mean over networks of equal width and scale taken away. */
function withoutCells(gaps: Gap[], of: (gap: Gap) => number): number[] {
  return gaps.map((gap) => {
    const same = gaps.filter(({ cell }) => cell === gap.cell);
    return log(of(gap)) - same.reduce((sum, other) => sum + log(of(other)), 0) / same.length;
  });
}

function failuresOf(gaps: Gap[]): string[] {
  const line = powerLawFit(
    gaps.map(({ predicted }) => predicted),
    gaps.map(({ measured }) => measured),
  );
  const residuals = gaps.map(({ predicted, measured }) => log(measured) - line.exponent.estimate * log(predicted));
  const middle = residuals.reduce((sum, r) => sum + r, 0) / residuals.length;
  return gaps.flatMap(({ network }, i) => {
    const off = residuals[i]! - middle;
    return Math.abs(off) > log(failure) ? [`${network} (${exp(off).toPrecision(2)} ×)`] : [];
  });
}

function scatter(label: string, found: { task: string; gaps: Gap[] }[]): Exhibit {
  const column = (gaps: Gap[], of: (gap: Gap) => number) => ({
    dims: ['net'],
    values: Float64Array.from(gaps, of),
    errorIs: 'exact' as const,
  });
  return {
    view: {
      id: 'feature-tasks',
      title: `Largest relative deviation against max(ρ_2, ρ_3) at the start: ${label}`,
      mark: 'dot',
      x: 'ratio',
      y: ['relativeDeviation'],
      xScale: 'log',
      yScale: 'log',
    },
    layers: found.map(({ task, gaps }) => ({
      label: task,
      role: 'simulation',
      dataset: {
        sizes: { net: gaps.length },
        series: {
          ratio: column(gaps, ({ predicted }) => predicted),
          relativeDeviation: column(gaps, ({ measured }) => measured),
        },
      },
    })),
    description: 'Points of all tasks rise along one line: correlations at the start predict the gap.',
  };
}
