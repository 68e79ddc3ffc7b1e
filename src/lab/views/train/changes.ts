import { type Dataset, numbers, type Plain } from '../../../contract/index.js';
import { words } from '../../../figures/text/label.js';
import { shownOf, type Told } from './wish.js';

/** A change of one parameter, and what it is for. */
export interface Change {
  name: string;
  value: Plain;
  text: string;
}

/** A loss above this share of its start is that of an unfinished run. */
const unfinished = 0.3;

/** What leads away from where a run has ended. */
export function changesFor(label: string, dataset: Dataset, told: Told): Change[] {
  const loss = numbers(dataset, 'trainLoss');
  const laziness = Number(shownOf('lazinessScale', told, 1));
  const weights = Number(shownOf('weightScale', told, 1));
  const steps = Number(shownOf('steps', told, 300));
  const lazier = scaled('lazinessScale', laziness, 3, 'Lazier: towards the kernel phase');
  const richer = scaled('lazinessScale', laziness, 1 / 3, 'Richer: learn features');
  const smaller = scaled('weightScale', weights, 1 / 2, 'Start with smaller weights');
  const longer = { name: 'steps', value: 3 * steps, text: `Train longer: ${3 * steps} steps` };
  const mechanism = label.split(',')[0];
  const towards = mechanism === 'kernel' ? [richer, smaller] : mechanism === 'alignment' ? [lazier] : [smaller, lazier];
  const isUnfinished = (loss.at(-1) as number) > unfinished * (loss[0] as number);
  return isUnfinished ? [longer, ...towards] : towards;
}

function scaled(name: string, value: number, factor: number, why: string): Change {
  const next = Number((value * factor).toPrecision(2));
  return { name, value: next, text: `${why} (${words(name)} ${value} → ${next})` };
}
