import type { Step } from '../../../../contract/index.js';
import { basePasses, descentSeries, lazyNetwork, ntk } from '../../../../networks/index.js';
import { randomStream } from '../../../../numerics/random/index.js';
import type { WidthSample } from '../../asymptotics/estimator.js';
import { learningTime, nonlinearityRatios } from '../../diagnostics.js';
import { settingOf } from '../../setting.js';
import { given } from '../measured.js';

/** ρ_2 and ρ_3 on the batch, over networks drawn lazily: correlations at widths no one trains. */
export function* ratiosOf(
  points: { at: number; parameters: Record<string, unknown> }[],
  nets: number,
  seed: number,
): Generator<Step, [second: WidthSample[], third: WidthSample[]], void> {
  const second: WidthSample[] = [];
  const third: WidthSample[] = [];
  for (const { at, parameters } of points) {
    const { sizes, activation, scaling, inputs, count, labels } = settingOf(lazily(parameters));
    const residual = labels.map((y) => -y);
    const [two, three] = [new Float64Array(nets), new Float64Array(nets)];
    for (let i = 0; i < nets; i++) {
      const stream = randomStream(seed, 'equivalence', sizes[1]!, i);
      const network = lazyNetwork(sizes, activation, scaling, stream);
      const tau = learningTime(ntk(network, inputs, count), residual);
      const ratios = nonlinearityRatios(descentSeries(network, basePasses(network, inputs, count), residual, 3), tau);
      [two[i], three[i]] = [ratios[0]!, ratios[1]!];
      yield { done: i, total: nets };
    }
    second.push({ width: at, values: two });
    third.push({ width: at, values: three });
  }
  return [second, third];
}

/** Parameters of a width too large to store. */
function lazily({ width, ...others }: Record<string, unknown>) {
  return { ...given(others), width: Number(width) };
}
