import type { Step } from '../../../contract/index.js';
import type { WidthSample } from '../asymptotics/estimator.js';
import { type Measured, measure } from './measured.js';

/** Networks of several widths under gradient flow. */
export interface WidthStudy {
  parameters: Record<string, unknown>;
  widths: number[];
  /** Networks per width. */
  nets: number;
  seed: number;
  /** Times in units of the mean eigenvalue. */
  shares: number[];
}

/** Trains all networks; the result gives samples of any number read from what was measured, at a time. */
export function* overWidths(
  study: WidthStudy,
): Generator<Step, (time: number, of: (m: Measured) => number) => WidthSample[], void> {
  const { parameters, widths, nets, seed, shares } = study;
  const runs: Measured[][][] = [];
  for (const [i, width] of widths.entries()) {
    runs.push([]);
    for (let net = 0; net < nets; net++) {
      const job = measure({ ...parameters, width }, seed + width, net, shares);
      for (let step = job.next(); ; step = job.next()) {
        if (step.done) {
          runs[i]!.push(step.value.at);
          break;
        }
        yield { done: i + net / nets, total: widths.length };
      }
    }
  }
  return (time, of) =>
    widths.map((width, i) => ({ width, values: Float64Array.from(runs[i]!, (at) => of(at[time]!)) }));
}
