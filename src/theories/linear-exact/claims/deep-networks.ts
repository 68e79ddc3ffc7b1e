import {
  type Check,
  type Claim,
  type Effort,
  type Exhibit,
  exact,
  type Finding,
  type Job,
  type UserData,
} from '../../../contract/index.js';
import { randomStream } from '../../../numerics/random/index.js';
import { type Row, rows } from './digits/rows.js';
import { networkOf } from './digits/start.js';
import { type Summary, summaryOf } from './digits/summary.js';
import { digitsTask } from './digits/task.js';
import { type Trained, trainRow } from './digits/train.js';

/** C9: the mechanisms in deep nonlinear networks on a real task. */
export const deepNetworks: Claim = {
  id: 'C9',
  statement:
    'The three mechanisms also appear in deep nonlinear networks on a real task: digits, by the kind of initialisation.',
  origin: 'abstract',
  evidence: 'independent simulation',
  sets: ['digits'],
  check,
};

/** Images of a task: all of 0 and 1, the first so many of the others. */
export const images = 400;
const seeds = { quick: 1, full: 3 };

function* check(effort: Effort, seed: number, { digits }: Record<string, UserData>): Job<Finding> {
  const chosen = rows.filter(({ quick }) => effort === 'full' || quick);
  const table: { row: Row; summary: Summary }[] = [];
  for (const row of chosen) {
    const runs = yield* trainSeeds(digits!, row, { count: seeds[effort], seed, limit: images });
    table.push({ row, summary: summaryOf(runs) });
  }
  return { checks: table.map(({ row, summary }) => checkOf(row, summary)), exhibits: [exhibitOf(table)] };
}

/** Trains the network of a row from several seeds. */
export function* trainSeeds(
  digits: UserData,
  row: Row,
  { count, seed, limit }: { count: number; seed: number; limit: number },
): Job<Trained[]> {
  const batch = digitsTask(digits, row.task, limit);
  const runs: Trained[] = [];
  for (let k = 0; k < count; k++)
    runs.push(yield* trainRow(networkOf(row, batch, randomStream(seed, 'digits', k)), batch, row.steps));
  return runs;
}

function checkOf({ name, task, activation, hiddenLayers, reading, border }: Row, summary: Summary): Check {
  const layers = hiddenLayers === 1 ? '' : `, ${hiddenLayers} hidden layers`;
  const { readings } = summary;
  return {
    what: `${task}, ${activation}${layers}, ${name}: mechanism at the last hidden layer`,
    measured: [...new Set(readings)].join(' / '),
    expected: border ? `border of ${reading} and ${border}` : reading,
    verdict: readings.every((found) => found === reading || found === border) ? 'pass' : 'fail',
    note: summary.text,
  };
}

function exhibitOf(table: { row: Row; summary: Summary }[]): Exhibit {
  const forecast = table.filter(({ summary }) => summary.forecast);
  const column = (of: (summary: Summary) => number) => Float64Array.from(forecast, ({ summary }) => of(summary));
  const dataset = {
    sizes: { kernelRatioForecast: forecast.length },
    series: {
      kernelRatioForecast: exact(
        ['kernelRatioForecast'],
        column(({ forecast: r }) => r!.mean),
      ),
      kernelRatio: {
        dims: ['kernelRatioForecast'],
        values: column(({ kernelRatio }) => kernelRatio.mean),
        error: column(({ kernelRatio }) => kernelRatio.deviation),
        errorIs: 'estimate' as const,
      },
    },
  };
  return {
    view: {
      id: 'kernelRatio-over-forecast',
      title: 'Growth of the kernel along the target: networks on digits against the forecast from their start',
      mark: 'dot',
      x: 'kernelRatioForecast',
      y: ['kernelRatio'],
      xScale: 'log',
      yScale: 'log',
    },
    layers: [{ label: 'trained networks', role: 'simulation', dataset }],
    description:
      'Ratio of the tangent kernel along the target between end and start of training, for networks with one hidden layer; bars are the spread between seeds.',
  };
}
