import { estimate } from '../../experiments/sweep/estimate.js';
import type { SweepPlan } from '../../experiments/sweep/plan.js';
import { duration } from '../progress.js';
import { brief } from '../table.js';

/** Cells, time and size of a sweep, from a timed sample. */
export function dryRun(plan: SweepPlan, jobs: number): string {
  const { cells, sample, failed, seconds, bytes } = estimate(plan, jobs, () => performance.now());
  const about = plan.spec.refine ? `about ${cells} cells, ${plan.size} on the uniform grid` : `${cells} cells`;
  const failures = failed > 0 ? `${failed} of the ${sample} sampled cells fail\n` : '';
  return `${about}\n${seconds < 1 ? 'less than 1 s' : duration(seconds)} on ${jobs} ${jobs === 1 ? 'core' : 'cores'}, ${size(bytes)} (from ${sample} timed cells)\n${failures}Nothing was written.\n`;
}

function size(bytes: number): string {
  if (bytes < 1e6) return `${brief(bytes / 1e3, 3)} kB`;
  return bytes < 1e9 ? `${brief(bytes / 1e6, 3)} MB` : `${brief(bytes / 1e9, 3)} GB`;
}
