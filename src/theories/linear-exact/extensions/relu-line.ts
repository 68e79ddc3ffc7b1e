import * as z from 'zod';
import {
  type Calculation,
  constant,
  type Dataset,
  exact,
  InputError,
  type Job,
  parameter,
  type Quantity,
  type Request,
  type Series,
} from '../../../contract/index.js';
import { gridSize, timesOf, wants } from '../calculations/request.js';
import { resolve, type Setting } from '../setting.js';
import { startOf } from '../start-of.js';
import { hasWeights } from '../start-state.js';
import { linearParameters, networkShape } from './network-parameters.js';
import { halves, nextEvent, type Stretch, slopeOf, stretchFrom, type Units, unitsAt, unitsOf } from './relu.js';
import { reluViews } from './relu-views.js';
import { eachReplica, geometricTimes } from './results.js';

const parameters = z.object({
  ...networkShape,
  inputs: parameter(z.array(z.number()).min(1).default([1, 0.5, 2, -1, -0.6, -1.5]), {
    symbol: 'a',
    meaning: 'training inputs as positions along the data line, on both sides of 0',
    group: 'data',
  }),
  labels: parameter(z.array(z.number()).min(1).default([1.1, 0.6, 2.2, 0.8, 0.4, 1.1]), {
    symbol: 'y',
    meaning: 'labels, one per input',
    group: 'data',
  }),
});

type ReluParameters = z.output<typeof parameters>;

const curveRows: Quantity[] = [
  {
    name: 'positiveSlope',
    symbol: 's₊',
    meaning: 'output per unit of input on the positive half of the line',
    formula: 's_+ = \\gamma \\sum_{w_i>0} u_i w_i',
    dims: ['t'],
    scale: 'linear',
  },
  {
    name: 'negativeSlope',
    symbol: 's₋',
    meaning: 'output per unit of distance on the negative half of the line',
    formula: 's_- = \\gamma \\sum_{w_i<0} u_i |w_i|',
    dims: ['t'],
    scale: 'linear',
  },
  { name: 'loss', symbol: 'L', meaning: 'training loss, ½ mean squared error', dims: ['t'], scale: 'log' },
  { name: 'stuckUnits', symbol: 'n₀', meaning: 'units stuck at w = 0', dims: ['t'], scale: 'linear' },
];
const weightRows: Quantity[] = [
  {
    name: 'readoutWeights',
    symbol: 'u_i',
    meaning: 'readout weights of the listed units',
    dims: ['t', 'i'],
    scale: 'linear',
  },
  {
    name: 'hiddenWeights',
    symbol: 'w_i',
    meaning: 'first layer of the listed units',
    dims: ['t', 'i'],
    scale: 'linear',
  },
];
const crossings: Quantity = {
  name: 'crossings',
  symbol: 'n_×',
  meaning: 'units that reached w = 0 within the times',
  dims: [],
  scale: 'linear',
};
const widest = 3000;

/** Gradient flow of a bias-free ReLU network on a line: two linear networks that exchange units at events. */
export const reluLine: Calculation<typeof parameters> = {
  id: 'relu-line',
  title: 'Bias-free ReLU network on a line',
  role: 'calculator',
  citations: [],
  method:
    'Each half of the line is an independent linear network solved in closed form between the moments at which a unit reaches w = 0; these moments are exact.',
  parameters,
  quantities: [...curveRows, ...weightRows, crossings],
  views: reluViews,
  suits: (given) => {
    const width = given.readoutWeights.length || given.width;
    const cost = { seconds: 1e-6 * width * width, bytes: 1e3 * width };
    return width <= widest
      ? { applies: true, reason: 'exact between events, every event exact', ...cost }
      : { applies: false, reason: `every unit may cause events: widths up to ${widest}`, ...cost };
  },
  run: (given, request) => eachReplica(request, (replica) => run(given, request, replica)),
};

function* run(given: ReluParameters, request: Request, replica: number): Job<Dataset> {
  const linear = linearParameters(given);
  const setting = resolve(linear);
  const start = startOf(linear, request, replica);
  if (!hasWeights(start)) throw tooWide(linear.width);
  const first = stretchFrom(0, unitsOf(start.readoutWeights, start.hiddenWeights), halves(setting));
  const times = timesOf(request) ?? defaultTimes(first, gridSize(request));
  const units = chosenUnits(request, setting.width);
  const table = emptyTable(times.length, units.length);
  let stretch = first;
  let next = nextEvent(stretch);
  let events = 0;
  for (let k = 0; k < times.length; k++) {
    while (next && next.event.t <= times[k]!) {
      stretch = stretchFrom(next.event.t, next.units, halves(setting));
      next = nextEvent(stretch);
      yield { done: k, total: times.length, note: `${++events} crossings` };
    }
    write(table, k, unitsAt(stretch, times[k]!), { setting, units });
  }
  return dataset(request, times, units, { table, events });
}

interface Table {
  curves: Record<'positiveSlope' | 'negativeSlope' | 'loss' | 'stuckUnits', Float64Array>;
  readout: Float64Array;
  hidden: Float64Array;
}

function emptyTable(times: number, units: number): Table {
  const column = () => new Float64Array(times);
  return {
    curves: { positiveSlope: column(), negativeSlope: column(), loss: column(), stuckUnits: column() },
    readout: new Float64Array(times * units),
    hidden: new Float64Array(times * units),
  };
}

function write(
  { curves, readout, hidden }: Table,
  k: number,
  now: Units,
  { setting, units }: { setting: Setting; units: Float64Array },
): void {
  const { inputs, labels, outputScale } = setting;
  const positive = slopeOf(now, 'positive', outputScale);
  const negative = slopeOf(now, 'negative', outputScale);
  let loss = 0;
  inputs.forEach((a, m) => {
    const residual = (a > 0 ? positive * a : -negative * a) - labels[m]!;
    loss += (0.5 * residual * residual) / inputs.length;
  });
  curves.positiveSlope[k] = positive;
  curves.negativeSlope[k] = negative;
  curves.loss[k] = loss;
  curves.stuckUnits[k] = now.side.filter((side) => side === 'stuck').length;
  units.forEach((unit, n) => {
    readout[k * units.length + n] = now.u[unit]!;
    hidden[k * units.length + n] = now.side[unit] === 'negative' ? -now.w[unit]! : now.w[unit]!;
  });
}

function dataset(
  request: Request,
  times: Float64Array,
  units: Float64Array,
  { table, events }: { table: Table; events: number },
): Dataset {
  const series: Record<string, Series> = { t: exact(['t'], times) };
  for (const [name, values] of Object.entries(table.curves))
    if (wants(request, name)) series[name] = exact(['t'], values);
  if (wants(request, 'crossings')) series.crossings = constant(events);
  if (units.length === 0) return { sizes: { t: times.length }, series };
  series.i = exact(['i'], units);
  if (wants(request, 'readoutWeights')) series.readoutWeights = exact(['t', 'i'], table.readout);
  if (wants(request, 'hiddenWeights')) series.hiddenWeights = exact(['t', 'i'], table.hidden);
  return { sizes: { t: times.length, i: units.length }, series };
}

/** Units whose weights are given: those asked for, else the first eight. */
function chosenUnits(request: Request, width: number): Float64Array {
  if (!wants(request, 'readoutWeights') && !wants(request, 'hiddenWeights')) return new Float64Array(0);
  const wanted = request.at?.i ?? Float64Array.from({ length: Math.min(8, width) }, (_, i) => i);
  return wanted.filter((i) => Number.isInteger(i) && i >= 0 && i < width);
}

/** From a hundredth of the faster half's time scale to twenty times the slower one's. */
function defaultTimes({ halves: both }: Stretch, count: number): Float64Array {
  const rates = both.map(({ solution }) => solution.rate).filter((rate) => rate > 0);
  const [fast, slow] = rates.length > 0 ? [Math.max(...rates), Math.min(...rates)] : [1, 1];
  return geometricTimes(1e-2 / fast, 30 / slow, count);
}

function tooWide(width: number): InputError {
  return new InputError({
    code: 'START_WIDTH',
    path: 'parameters.width',
    expected: 'a width whose weights are drawn one by one',
    received: String(width),
    cause: 'Units that cross zero are told apart',
    next: 'Lower the width',
  });
}
