import type { Job } from '../../../contract/index.js';
import { largestCosine } from '../observables.js';
import { observer } from '../simulators/observer.js';
import { advanceRun, beginRun, type Problem } from '../simulators/run.js';

/** When SGD runs leave the plateau: the first time a cosine of a student with a teacher reaches `overlap`. */
export interface ExitTimes {
  /** One per run, ascending; Infinity for runs that stay until the end. */
  times: Float64Array;
  median: number;
  /** Standard error of the median, from order statistics. */
  medianError: number;
}

/** Looks per run: the time of an exit is known to 1/1000 of the longest one. */
const looks = 1000;

/** Exit times of `instances` simulated runs that are given up after `finalTime`. */
export function* simulatedExitTimes(
  problem: Problem,
  { overlap, finalTime, instances }: { overlap: number; finalTime: number; instances: number },
): Job<ExitTimes> {
  const { setting, dimension } = problem;
  const watcher = observer(setting, []);
  const unit = setting.learningRate / (setting.studentNormalisation * dimension);
  const stride = Math.max(1, Math.floor(finalTime / (looks * unit)));
  const times = new Float64Array(instances).fill(Number.POSITIVE_INFINITY);
  for (let n = 0; n < instances; n++) {
    const run = beginRun(problem, n);
    let work = 0;
    while (run.state.time < finalTime && run.divergedAt === Number.POSITIVE_INFINITY) {
      if (largestCosine(watcher.snapshot(run)) >= overlap) {
        times[n] = Math.max(0, run.state.time - (stride * unit) / 2);
        break;
      }
      const goal = run.state.step + stride;
      while (run.state.step < goal) {
        work += advanceRun(run, goal);
        if (work < run.simulator.stepsPerSlice) continue;
        work = 0;
        yield { done: n, total: instances, note: 'exit times' };
      }
    }
  }
  times.sort();
  // Two standard errors to either side: half-widths of one would rest on very few runs.
  const reach = Math.ceil(Math.sqrt(instances));
  const [lower, upper] = [(instances - 1) >> 1, instances >> 1];
  const high = times[Math.min(instances - 1, upper + reach)]!;
  return {
    times,
    median: (times[lower]! + times[upper]!) / 2,
    medianError: Number.isFinite(high) ? (high - times[Math.max(0, lower - reach)]!) / 4 : Number.POSITIVE_INFINITY,
  };
}
