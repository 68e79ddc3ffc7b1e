import type { Calculation, Dataset, Job, Request, Step } from '../../../contract/index.js';
import { classify } from '../classify.js';
import { constantsOf } from '../constants.js';
import { type Parameters, parameters } from '../parameters.js';
import {
  constantNames,
  constants,
  curveNames,
  curves,
  otherQuantities,
  regimeQuantity,
  stabilityQuantities,
} from '../quantities.js';
import { resolve, type Setting } from '../setting.js';
import { datasetOf, newSheet, putLabel, type Sheet, slot } from '../sheet.js';
import { type Solution, solve } from '../solution.js';
import { boundedness, ratesOf, stabilityNumber, stabilityRegion, stableMinimum, stepLimits } from '../stability.js';
import { startOf } from '../start-of.js';
import { hasWeights, type Start } from '../start-state.js';
import { emptyState, type State, stateAt } from '../state.js';
import { timeGrid } from '../time-grid.js';
import { timeToResidual } from '../time-to-residual.js';
import { weightsAt } from '../weights.js';
import { runDecaying } from './decaying.js';
import { checkMemory, defaultRatios, gridSize, replicasOf, timesOf, unitsOf, wants } from './request.js';

/** Evaluations between two yields, about 3 ms. */
const slice = 4096;

/** Gradient flow in closed form at any finite width, from any start. */
export const flow: Calculation<typeof parameters> = {
  id: 'flow',
  title: 'Exact gradient flow',
  role: 'theory',
  citations: [],
  method:
    'Gradient flow of the one-hidden-layer linear network was evaluated in closed form (a Riccati equation for one stretched time), in a form without cancellation; with weight decay the differential equation of the three overlaps was integrated instead (Dormand-Prince 5(4), global error estimated).',
  parameters,
  quantities: [...curves, ...constants, ...stabilityQuantities, regimeQuantity, ...otherQuantities],
  suits,
  run,
};

function suits(given: Parameters) {
  const cost = { seconds: 1e-3, bytes: 1e6 };
  const width = given.readoutWeights.length || given.width;
  if (width === Number.POSITIVE_INFINITY)
    return { applies: false, reason: 'the closed solution belongs to one finite network', ...cost };
  if (given.momentum > 0)
    return { applies: false, reason: 'gradient flow has no momentum; the simulations take it', ...cost };
  return { applies: true, reason: 'exact at any finite width, from any start', ...cost };
}

interface Plan {
  setting: Setting;
  times: Float64Array;
  units: Float64Array;
  ratios: Float64Array;
  curves: (keyof State)[];
  request: Request;
  thresholds: { kernel: number; angle: number; norms: number };
}

function* run(given: Parameters, request: Request): Job<Dataset> {
  if (given.readoutWeightDecay > 0 || given.hiddenWeightDecay > 0) return yield* runDecaying(given, request);
  const replicas = replicasOf(request);
  const plan = planOf(given, request);
  const sheet = newSheet(replicas, coordinatesOf(plan));
  const count = replicas?.length ?? 1;
  for (let r = 0; r < count; r++) {
    const start = startOf(given, request, replicas?.[r] ?? 0);
    const solution = solve(start, plan.setting);
    writeConstants(sheet, plan, solution, r);
    for (let k = 0; k < plan.times.length && plan.curves.length > 0; k += slice) {
      writeCurves(sheet, plan, solution, r, k);
      yield report(sheet, r, count);
    }
    if (plan.units.length > 0) writeWeights(sheet, plan, solution, start, r);
    yield report(sheet, r + 1, count);
  }
  return datasetOf(sheet);
}

function report(sheet: Sheet, done: number, total: number): Step {
  return { done, total, partial: () => datasetOf(sheet) };
}

function planOf(given: Parameters, request: Request): Plan {
  const setting = resolve(given);
  const wanted = curveNames.filter((name) => wants(request, name));
  const weights = wants(request, 'readoutWeights') || wants(request, 'hiddenWeights');
  // One grid for all replicas, whatever block they are computed in: that of the first start.
  const first = startOf(given, request, 0);
  const needsTime = wanted.length > 0 || weights;
  const times = needsTime
    ? (timesOf(request) ?? timeGrid(solve(first, setting), gridSize(request)))
    : new Float64Array(0);
  const units = weights && first && hasWeights(first) ? unitsOf(request, setting.width) : new Float64Array(0);
  const ratios = wants(request, 'timeToResidual') ? (request.at?.residualRatio ?? defaultRatios) : new Float64Array(0);
  checkMemory(request, 8 * times.length * (wanted.length + 2 * units.length) * (replicasOf(request)?.length ?? 1));
  const threshold = given.regimeThreshold;
  const thresholds = { kernel: threshold, angle: threshold, norms: threshold };
  return { setting, times, units, ratios, curves: wanted, request, thresholds };
}

function coordinatesOf({ times, units, ratios }: Plan): Record<string, Float64Array> {
  return {
    ...(times.length > 0 ? { t: times } : {}),
    ...(units.length > 0 ? { i: units } : {}),
    ...(ratios.length > 0 ? { residualRatio: ratios } : {}),
  };
}

function writeConstants(sheet: Sheet, plan: Plan, solution: Solution, r: number): void {
  const { request, ratios, thresholds } = plan;
  const found = constantsOf(solution);
  for (const name of constantNames) if (wants(request, name)) slot(sheet, name, [], r)[0] = found[name];
  for (const [name, value] of Object.entries(stability(solution)))
    if (!wants(request, name)) continue;
    else if (typeof value === 'string') putLabel(sheet, name, r, value);
    else slot(sheet, name, [], r)[0] = value;
  if (wants(request, 'regime')) putLabel(sheet, 'regime', r, classify(found, thresholds).label);
  const times = ratios.length > 0 ? slot(sheet, 'timeToResidual', ['residualRatio'], r) : ratios;
  for (let k = 0; k < ratios.length; k++) times[k] = timeToResidual(solution, ratios[k]!);
}

function stability({ modes, setting }: Solution): Record<string, number | string> {
  const rates = ratesOf(modes, setting);
  const limits = stepLimits(rates);
  return {
    stabilityNumber: stabilityNumber(rates),
    boundedness: boundedness(rates),
    stableMinimum: stableMinimum(rates),
    stabilityRegion: stabilityRegion(rates).id,
    flowStepLimit: limits.flow,
    flowMinimumStepLimit: limits.flowMinimum,
    anyMinimumStepLimit: limits.anyMinimum,
    divergenceStepLimit: limits.divergence,
  };
}

function writeCurves(sheet: Sheet, { times, curves: names }: Plan, solution: Solution, r: number, from: number): void {
  const columns = names.map((name) => slot(sheet, name, ['t'], r));
  const state = emptyState();
  const to = Math.min(times.length, from + slice);
  for (let k = from; k < to; k++) {
    stateAt(solution, times[k]!, state);
    for (let c = 0; c < names.length; c++) columns[c]![k] = state[names[c]!];
  }
}

function writeWeights(
  sheet: Sheet,
  { times, units, request }: Plan,
  solution: Solution,
  start: Start,
  r: number,
): void {
  if (!hasWeights(start)) return;
  const names = (['readoutWeights', 'hiddenWeights'] as const).filter((name) => wants(request, name));
  const columns = names.map((name) => slot(sheet, name, ['t', 'i'], r));
  for (let k = 0; k < times.length; k++) {
    const weights = weightsAt(solution, start, times[k]!, units);
    for (let c = 0; c < names.length; c++) columns[c]!.set(weights[names[c]!], k * units.length);
  }
}
