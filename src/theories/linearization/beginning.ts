import { exact, InputError, type Request, type Series } from '../../contract/index.js';
import { type BasePasses, basePasses, descentSeries, type Network, ntk } from '../../networks/index.js';
import { exp, log } from '../../numerics/math/index.js';
import { learningTime, nonlinearityRatios } from './diagnostics.js';
import { type LinearModes, linearModes } from './dynamics/linear-flow.js';
import type { Parameters } from './parameters.js';
import { networkOf, type Setting, settingOf, targetsOf } from './setting.js';

/** A network at its start with everything the linear model needs. */
export interface Beginning {
  setting: Setting;
  network: Network;
  passes: BasePasses;
  /** Kernel over all inputs. */
  kernel: Float64Array;
  /** Kernel over the training inputs. */
  trainKernel: Float64Array;
  targets: Float64Array;
  /** ∂ℓ/∂f at the start, on the training inputs. */
  residual: Float64Array;
  modes: LinearModes;
  tau: number;
}

/** Draws the network of a replica and linearises it. */
export function beginningOf(given: Parameters, request: Pick<Request, 'seed'>, replica: number): Beginning {
  const setting = settingOf(given);
  const { count, total, loss } = setting;
  const network = networkOf(given, request, replica);
  const passes = basePasses(network, setting.inputs, total);
  const kernel = ntk(network, setting.inputs, total);
  const targets = targetsOf(given, setting, passes.output);
  const residual = loss.slope(passes.output.slice(0, count), targets, 1);
  const trainKernel = trainingBlock(kernel, total, count);
  return {
    setting,
    network,
    passes,
    kernel,
    trainKernel,
    targets,
    residual,
    modes: linearModes({ kernel, total, count, output: passes.output, targets }),
    tau: checkedTime(learningTime(trainKernel, residual)),
  };
}

/** Rows and columns of the training inputs. */
export function trainingBlock(kernel: Float64Array, total: number, count: number): Float64Array {
  const block = new Float64Array(count * count);
  for (let a = 0; a < count; a++) block.set(kernel.subarray(a * total, a * total + count), a * count);
  return block;
}

function checkedTime(tau: number): number {
  if (tau > 0 && Number.isFinite(tau)) return tau;
  throw new InputError({
    code: 'BATCH_FITTED',
    path: 'parameters.labels',
    expected: 'a residual that the network can change',
    received: `learning time ${tau}`,
    cause: 'the batch is already fitted, or its kernel vanishes: τ and ρ are undefined',
    next: 'Change the labels, the inputs or the initial scales',
  });
}

/** ρ_2, ρ_3, ρ_4 of the training batch. */
export function batchRatios({ tau, network, passes, residual, setting }: Beginning): Float64Array {
  const full = new Float64Array(setting.total);
  full.set(residual);
  const series = descentSeries(network, passes, full).map((c) => c.slice(0, setting.count));
  return nonlinearityRatios(series, tau);
}

/** Constants of the start as series. */
export function startSeries(b: Beginning): Record<string, Series> {
  const { modes, tau } = b;
  return {
    rank: exact(
      ['rank'],
      Float64Array.from(modes.eigenvalues, (_, k) => k),
    ),
    order: exact(['order'], Float64Array.of(2, 3, 4)),
    ntkEigenvalues: exact(['rank'], modes.eigenvalues),
    learningTime: exact([], Float64Array.of(tau)),
    nonlinearityRatios: exact(['order'], batchRatios(b)),
  };
}

/** Times of gradient flow: 0, then spaced evenly in the logarithm from a hundredth of the learning time to the end. */
export function flowGrid(tau: number, finalTime: number, points: number): Float64Array {
  const end = finalTime > 0 ? finalTime : 12 * tau;
  const first = Math.min(tau / 100, end / 100);
  const step = log(end / first) / (points - 2);
  return Float64Array.from({ length: points }, (_, k) => (k === 0 ? 0 : first * exp((k - 1) * step)));
}

/** Number of times a calculation chooses itself. */
export function gridSize({ quality }: Request): number {
  return quality === 'interactive' ? 50 : 120;
}
