import type { Plain } from '../../../contract/index.js';
import type { TrainingCard } from '../../worker/questions/train/describe-training.js';
import { shownOf, type Told } from './wish.js';

/** Multiplications and additions a second of one worker, on a slow day. */
const speed = 1e9;
/** Passes over all rows for the indicators, besides the steps. */
const looks = 40;

/** Seconds a training will take, roughly. */
export function secondsOf(told: Told, { controls, source }: TrainingCard): number {
  const value = (name: string): Plain => shownOf(name, told, controls.find((each) => each.name === name)?.default ?? 0);
  const widths = value('hiddenWidths');
  const sizes = [source.columns.length, ...(Array.isArray(widths) ? widths.map(Number) : []), 10];
  const weights = sizes.slice(1).reduce((sum, n, l) => sum + n * (sizes[l] as number), 0);
  const rows = Number(value('rows')) || source.rows;
  const batch = Number(value('batchSize')) || rows;
  const probe = Math.min(Number(value('probeSize')), rows);
  const work = Number(value('steps')) * batch + looks * (rows + 10 * probe);
  return (6 * weights * work) / speed;
}
