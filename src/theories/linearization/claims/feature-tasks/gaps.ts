import type { Step } from '../../../../contract/index.js';
import { descentSeries } from '../../../../networks/index.js';
import { nonlinearityRatios } from '../../diagnostics.js';
import { measure } from '../measured.js';
import { drawTask, type FeatureTask } from './tasks.js';

/** One network: what its correlations at the start said, and how far training went from the linear model. */
export interface Gap {
  network: string;
  /** Index of its width and scale. */
  cell: number;
  predicted: number;
  measured: number;
}

/** Networks of one kind over widths and laziness scales. */
export interface Grid {
  parameters: Record<string, unknown>;
  widths: number[];
  scales: number[];
  nets: number;
  /** Times in units of the mean eigenvalue; the largest deviation among them counts. */
  shares: number[];
}

/** Trains every network of the grid on the task. */
export function* gapsOf(task: FeatureTask, grid: Grid, seed: number): Generator<Step, Gap[], void> {
  const gaps: Gap[] = [];
  const { widths, scales, nets, shares } = grid;
  let cell = 0;
  for (const width of widths)
    for (const lazinessScale of scales) {
      for (let net = 0; net < nets; net++) {
        const some = { ...grid.parameters, width, lazinessScale, centredTargets: true, ...drawTask(task, seed, net) };
        const { start, at } = yield* measure(some, seed, net, shares);
        const series = descentSeries(start.network, start.passes, start.residual);
        const [second, third] = nonlinearityRatios(series, start.tau);
        gaps.push({
          network: `width ${width}, α = ${lazinessScale}`,
          cell,
          predicted: Math.max(second!, third!),
          measured: Math.max(...at.map(({ relative }) => relative)),
        });
      }
      cell++;
    }
  return gaps;
}
