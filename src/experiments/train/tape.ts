import { type Dataset, exact, type Series } from '../../contract/index.js';
import type { Indicators, Mechanism } from '../../networks/index.js';

/** What is known of a network at one time. */
export interface Moment {
  step: number;
  trainLoss: number;
  trainAccuracy?: number;
  /** Absent without test rows. */
  testLoss?: number;
  testAccuracy?: number;
  indicators: Indicators;
}

/** Constants of the whole run. */
export interface Facts {
  learningRate: number;
  /** Mean over outputs; networks with one hidden layer. */
  kernelRatioForecast?: number;
  outputScaleRatio: number;
  mechanisms: Mechanism[];
}

type Curve = 'trainLoss' | 'testLoss' | 'trainAccuracy' | 'testAccuracy';
const curves: Curve[] = ['trainLoss', 'testLoss', 'trainAccuracy', 'testAccuracy'];
const kernelCurves = ['kernelRatio', 'kernelTraceRatio', 'kernelCosine'] as const;
const layerCurves = ['layerKernelRatios', 'normGrowths'] as const;
const hiddenCurves = ['featureChanges', 'forwardBackwardCosines', 'frobeniusAlignments'] as const;

/** Public names of the curves over layers. */
export const publicNames = {
  layerKernelRatios: 'layerKernelRatio',
  normGrowths: 'normGrowth',
  featureChanges: 'featureChange',
  forwardBackwardCosines: 'forwardBackwardCosine',
  frobeniusAlignments: 'frobeniusAlignment',
} as const;

/** Moments as labelled arrays: time `t` in steps, layers from 1. */
export function datasetOf(moments: Moment[], facts: Facts): Dataset {
  const layers = moments[0]!.indicators.normGrowths.length;
  const series: Record<string, Series> = {
    t: exact(
      ['t'],
      over(moments, ({ step }) => step),
    ),
  };
  for (const name of curves)
    if (moments[0]![name] !== undefined)
      series[name] = exact(
        ['t'],
        over(moments, (moment) => moment[name]!),
      );
  for (const name of kernelCurves)
    series[name] = exact(
      ['t'],
      over(moments, ({ indicators }) => indicators[name]),
    );
  for (const name of layerCurves) series[publicNames[name]] = exact(['t', 'layer'], flat(moments, name));
  for (const name of hiddenCurves) series[publicNames[name]] = exact(['t', 'hidden'], flat(moments, name));
  series.layer = exact(['layer'], counted(layers));
  series.hidden = exact(['hidden'], counted(layers - 1));
  series.mechanism = exact(['hidden'], facts.mechanisms);
  series.learningRate = exact([], Float64Array.of(facts.learningRate));
  series.outputScaleRatio = exact([], Float64Array.of(facts.outputScaleRatio));
  if (facts.kernelRatioForecast !== undefined)
    series.kernelRatioForecast = exact([], Float64Array.of(facts.kernelRatioForecast));
  return { sizes: { t: moments.length, layer: layers, hidden: layers - 1 }, series };
}

function over(moments: Moment[], of: (moment: Moment) => number): Float64Array {
  return Float64Array.from(moments, of);
}

function flat(moments: Moment[], name: (typeof layerCurves | typeof hiddenCurves)[number]): Float64Array {
  return Float64Array.from(moments.flatMap(({ indicators }) => [...indicators[name]]));
}

function counted(n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => i + 1);
}
