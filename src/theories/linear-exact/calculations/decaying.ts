import { type Dataset, estimated, type Job, type Request } from '../../../contract/index.js';
import { exp, log } from '../../../numerics/math/index.js';
import { type Constants, constantsOf } from '../constants.js';
import { type DecaySolution, decayCurves, decayedSlope, decayJob } from '../extensions/decay.js';
import type { Parameters } from '../parameters.js';
import { constantNames } from '../quantities.js';
import { resolve, type Setting } from '../setting.js';
import { datasetOf, newSheet, type Sheet, slot } from '../sheet.js';
import { type Solution, solve } from '../solution.js';
import { startOf } from '../start-of.js';
import { hasWeights } from '../start-state.js';
import { timeGrid } from '../time-grid.js';
import { checkMemory, gridSize, replicasOf, timesOf, unitsOf, wants } from './request.js';

/** Constants that weight decay leaves as they are. */
const kept = [
  'kernelCoefficient',
  'labelDrive',
  'initialGrowingModeEnergy',
  'initialDecayingModeEnergy',
  'initialModeImbalance',
  'initialLayerArea',
  'initialSlope',
  'targetSlope',
  'lazySlopeScale',
  'kernelSlopeScale',
  'initialCosAngle',
  'lossFloor',
  'initialKernelEigenvalue',
] as const satisfies (keyof Constants)[];

/** Gradient flow with weight decay: the overlaps' differential equation, integrated; what `flow` does when there is decay. */
export function* runDecaying(given: Parameters, request: Request): Job<Dataset> {
  const setting = resolve(given);
  const replicas = replicasOf(request);
  const count = replicas?.length ?? 1;
  const first = startOf(given, request, 0);
  const wantsWeights = wants(request, 'readoutWeights') || wants(request, 'hiddenWeights');
  const units = wantsWeights && hasWeights(first) ? unitsOf(request, setting.width) : new Float64Array(0);
  const wantsTime = units.length > 0 || decayCurves.some((name) => wants(request, name));
  const times = wantsTime ? gridOf(request, solve(first, setting)) : new Float64Array(0);
  checkMemory(request, 16 * times.length * (decayCurves.length + 2 * units.length) * count);
  const sheet = newSheet(replicas, {
    ...(times.length > 0 ? { t: times } : {}),
    ...(units.length > 0 ? { i: units } : {}),
  });
  for (let r = 0; r < count; r++) {
    const start = startOf(given, request, replicas?.[r] ?? 0);
    writeConstants(sheet, request, solve(start, setting), r);
    const tolerance = request.tolerance === undefined ? {} : { tolerance: request.tolerance };
    const job = decayJob(start, setting, { times, units, ...tolerance });
    for (let step = job.next(); ; step = job.next()) {
      if (step.done) {
        writeCurves(sheet, request, step.value, r);
        break;
      }
      const share = step.value.total ? step.value.done / step.value.total : 0;
      yield { done: r + Math.min(1, share), total: count, partial: () => datasetOf(sheet) };
    }
  }
  return datasetOf(sheet);
}

/** Ascending distinct times asked for, else the flow's grid prolonged until the area has decayed. */
function gridOf(request: Request, solution: Solution): Float64Array {
  const asked = timesOf(request);
  if (asked) return Float64Array.from(new Set(asked)).sort();
  const grid = timeGrid(solution, gridSize(request));
  const { readoutRate, hiddenRate, readoutWeightDecay, hiddenWeightDecay } = solution.setting;
  const last = grid[grid.length - 1]!;
  const end = 5 / (readoutRate * readoutWeightDecay + hiddenRate * hiddenWeightDecay);
  if (end <= last) return grid;
  const tail = 40;
  const step = log(end / last) / tail;
  return Float64Array.of(...grid, ...Array.from({ length: tail }, (_, k) => last * exp((k + 1) * step)));
}

function writeConstants(sheet: Sheet, request: Request, solution: Solution, r: number): void {
  const all: Partial<Constants> = { ...pick(constantsOf(solution)), ...ends(solution) };
  for (const name of constantNames)
    if (all[name] !== undefined && wants(request, name)) slot(sheet, name, [], r)[0] = all[name];
}

function pick(constants: Constants): Partial<Constants> {
  return Object.fromEntries(kept.map((name) => [name, constants[name]]));
}

/** The limit: full alignment with |u|²/|w|² = λ_w/λ_u; without decay of one layer its norm grows without bound. */
function ends({ kind, setting, modes }: Solution): Partial<Constants> {
  const stuck = kind === 'fixed' || kind === 'trapped';
  const finalSlope = stuck ? 0 : decayedSlope(setting);
  const product = finalSlope / setting.outputScale;
  const finalCosAngle = Math.sign(product);
  const balance = Math.sqrt(setting.readoutWeightDecay / setting.hiddenWeightDecay);
  if (!(balance > 0 && Number.isFinite(balance))) return { finalSlope, finalCosAngle };
  const finalKernelEigenvalue = kernelOf(setting, Math.abs(product) / balance, Math.abs(product) * balance);
  const initial = kernelOf(setting, modes.readoutSquaredNorm, modes.hiddenSquaredNorm);
  const kernelRatio = finalKernelEigenvalue === initial ? 1 : finalKernelEigenvalue / initial;
  return { finalSlope, finalCosAngle, finalKernelEigenvalue, kernelRatio };
}

function kernelOf(
  { inputMoment, outputScale, readoutRate, hiddenRate }: Setting,
  readout: number,
  hidden: number,
): number {
  return inputMoment * outputScale * outputScale * (readoutRate * hidden + hiddenRate * readout);
}

function writeCurves(sheet: Sheet, request: Request, solution: DecaySolution, r: number): void {
  for (const name of decayCurves)
    if (wants(request, name)) put(sheet, name, ['t'], solution.curves[name], solution.errors[name], r);
  if (sheet.sizes.i === undefined) return;
  const { readoutWeights, readoutErrors, hiddenWeights, hiddenErrors } = solution;
  if (wants(request, 'readoutWeights')) put(sheet, 'readoutWeights', ['t', 'i'], readoutWeights, readoutErrors, r);
  if (wants(request, 'hiddenWeights')) put(sheet, 'hiddenWeights', ['t', 'i'], hiddenWeights, hiddenErrors, r);
}

function put(sheet: Sheet, name: string, dims: string[], values: Float64Array, errors: Float64Array, r: number): void {
  if (sheet.sizes.t === undefined) return;
  slot(sheet, name, dims, r).set(values);
  const series = sheet.series[name]!;
  if (!series.error)
    sheet.series[name] = estimated(
      series.dims,
      series.values as Float64Array,
      new Float64Array(series.values.length),
      'estimate',
    );
  sheet.series[name]!.error!.set(errors, r * values.length);
}
