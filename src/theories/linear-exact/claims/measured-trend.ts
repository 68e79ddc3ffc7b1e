import { log, pow } from '../../../numerics/math/index.js';
import { integerBelow, type Stream } from '../../../numerics/random/index.js';
import { median } from '../../../numerics/statistics/index.js';
import { constantsOf } from '../constants.js';
import type { Scaling, ScalingLaws } from '../exponents.js';
import { parameters } from '../parameters.js';
import { resolve, type Setting } from '../setting.js';
import { solve } from '../solution.js';
import { drawOverlaps } from '../start.js';
import type { Overlaps } from '../start-state.js';

/** Exponents on a grid of quarters, layers random or with an angle of order one. */
export function randomScaling(stream: Stream): Scaling {
  const quarter = () => (integerBelow(9, stream) - 4) / 4;
  return {
    widthExponent: 1,
    outputScaleExponent: quarter(),
    readoutInitialScaleExponent: quarter(),
    hiddenInitialScaleExponent: quarter(),
    readoutLearningRateExponent: quarter(),
    hiddenLearningRateExponent: quarter(),
    cosAngleExponent: integerBelow(2, stream) === 0 ? -0.5 : 0,
  };
}

interface Measured {
  growth: number;
  change: number;
  cosine: number;
  sine: number;
  kernel: number;
  slope: number;
}

/** Phase, angle, speed and initial output read off how things move between two widths. */
export function measuredTrend(scaling: Scaling, seed: number): string {
  const [narrow, wide] = [1e4, 1e7].map((width) => measuredAt(scaling, width, seed)) as [Measured, Measured];
  const trend = (name: keyof Measured) => log(wide[name] / narrow[name]) / log(1e3);
  const still = 0.05;
  const phase: ScalingLaws['phase'] =
    trend('growth') > still
      ? 'feature:rich'
      : trend('change') < -still
        ? 'kernel'
        : trend('cosine') < -still
          ? 'feature:disalignment'
          : 'feature:critical';
  const alignment = trend('sine') < -still ? 'full' : trend('cosine') < -still ? 'none' : 'partial';
  const speed = trend('kernel') > still ? 'unstable' : trend('kernel') < -still ? 'frozen' : 'stable';
  return [phase, alignment, speed, trend('slope') > 2 * still ? 'divergent' : 'bounded'].join();
}

function measuredAt(scaling: Scaling, width: number, seed: number): Measured {
  const power = (exponent: number) => pow(width, exponent);
  const given = parameters.parse({
    width,
    outputScale: power(scaling.outputScaleExponent),
    readoutInitialScale: power(scaling.readoutInitialScaleExponent),
    hiddenInitialScale: power(scaling.hiddenInitialScaleExponent),
    readoutLearningRate: power(scaling.readoutLearningRateExponent),
    hiddenLearningRate: power(scaling.hiddenLearningRateExponent),
  });
  const setting = resolve(given);
  const starts =
    scaling.cosAngleExponent === 0 ? [tilted(setting)] : drawn(drawOverlaps(given, seed, { from: 0, to: 101 }));
  const runs = starts.map((start) => ({ start, found: constantsOf(solve(start, setting)) }));
  const middle = (of: (run: (typeof runs)[number]) => number) => median(runs.map(of));
  const area = ({ start }: (typeof runs)[number]) => Math.abs(setting.outputScale) * start.layerArea;
  return {
    growth: middle(({ found }) => found.kernelRatio),
    // R − 1 through R² − 1, which does not cancel.
    change: middle(({ found }) => Math.abs(found.featureNumber) / (1 + found.kernelRatio)),
    cosine: middle(({ found }) => Math.abs(found.finalCosAngle)),
    sine: middle((run) => area(run) / Math.sqrt(area(run) * area(run) + 1)),
    kernel: middle(({ found }) => found.finalKernelEigenvalue),
    slope: middle(({ found }) => Math.abs(found.initialSlope)),
  };
}

/** Layers of typical norms with cosine 0.8. */
function tilted({ width, readoutInitialScale, hiddenInitialScale }: Setting): Overlaps {
  const norms = readoutInitialScale * hiddenInitialScale * width;
  return {
    readoutSquaredNorm: readoutInitialScale * readoutInitialScale * width,
    hiddenSquaredNorm: hiddenInitialScale * hiddenInitialScale * width,
    layerProduct: 0.8 * norms,
    layerArea: 0.6 * norms,
  };
}

/** Columns of overlaps as one start each. */
export function drawn(columns: Record<keyof Overlaps, Float64Array>): Overlaps[] {
  return Array.from(columns.layerArea, (layerArea, k) => ({
    readoutSquaredNorm: columns.readoutSquaredNorm[k]!,
    hiddenSquaredNorm: columns.hiddenSquaredNorm[k]!,
    layerProduct: columns.layerProduct[k]!,
    layerArea,
  }));
}
