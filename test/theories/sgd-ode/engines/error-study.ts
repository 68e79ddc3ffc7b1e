import { finish, numbers, seriesOf } from '../../../../src/contract/index.js';
import { exp, log } from '../../../../src/numerics/math/index.js';
import { randomStream, type Stream, uniform } from '../../../../src/numerics/random/index.js';
import { ode } from '../../../../src/theories/sgd-ode/engines/ode.js';
import { parsed } from '../random-overlaps.js';

/** A random run whose noise moment has a closed form. */
function randomSpec(stream: Stream): Record<string, unknown> {
  const pick = <T>(values: T[]) => values[Math.floor(uniform(stream) * values.length)]!;
  const between = (low: number, high: number) => low * exp(uniform(stream) * log(high / low));
  const width = pick([1, 2, 3, 4]);
  const activation = pick(['erf-sqrt2', 'erf-sqrt2', 'erf', 'linear', 'relu', 'square']);
  return {
    width,
    teacherWidth: pick([1, 2]),
    activation,
    learningRate: between(0.05, activation === 'square' ? 0.1 : 2) * width * (activation === 'relu' ? 0.3 : 1),
    labelNoiseVariance: pick([0, 0.01, 0.1]),
    inputDimension: pick(['Infinity', 50, 200]),
    simulationDimension: 50,
    teacher: pick(['orthonormal', 'random']),
    readoutRateRatio: pick([0, 0, 0.5]),
    batchSize: pick([1, 1, 4]),
  };
}

/** True error over estimated error of the risk, worst time of a run; undefined when the run blows up. */
export function errorRatio(run: number): { ratio: number; share: number } | undefined {
  const stream = randomStream(11, 'error-study', run);
  const given = parsed(randomSpec(stream));
  const times = Float64Array.of(0.3, 1, 3, 10, 30);
  const at = { t: times };
  try {
    const found = finish(ode.run(given, { quality: 'interactive', seed: run, at, quantities: ['risk'] }));
    const truth = finish(
      ode.run(given, { quality: 'interactive', seed: run, at, tolerance: 1e-10, quantities: ['risk'] }),
    );
    const error = seriesOf(found, 'risk').error!;
    const [ours, exact] = [numbers(found, 'risk'), numbers(truth, 'risk')];
    // The time where the estimate is largest: where an error bar would be looked at.
    let worst = 0;
    times.forEach((_, i) => {
      if (error[i]! > error[worst]!) worst = i;
    });
    return {
      ratio: Math.abs(ours[worst]! - exact[worst]!) / error[worst]!,
      share: Math.max(...times.map((_, i) => Math.abs(ours[i]! - exact[i]!) / error[i]!)),
    };
  } catch {
    return undefined;
  }
}

/** Share of runs whose true error stays below three times the estimate at every time, and the median of estimate over true error. */
export function study(runs: number): { honest: number; sharp: number; counted: number } {
  const ratios = Array.from({ length: runs }, (_, run) => errorRatio(run)).filter((found) => found !== undefined);
  const honest = ratios.filter(({ share }) => share < 3).length / ratios.length;
  const inverse = ratios.map(({ ratio }) => 1 / ratio).sort((a, b) => a - b);
  return { honest, sharp: inverse[ratios.length >> 1]!, counted: ratios.length };
}
