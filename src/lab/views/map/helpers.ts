import { back, type Helper, helper } from '../../bench/index.js';

/** Workers that fill maps: one per core but one, at least two, at most four. */
const count = Math.min(4, Math.max(2, (navigator.hardwareConcurrency ?? 2) - 1));

const hired: Helper[] = [];

/** Each is started when it is first asked and stays; the first is the one that trains on other pages. */
export const helpers: (() => Helper)[] = Array.from({ length: count }, (_, k) => () => {
  if (k === 0) return back();
  hired[k] ??= helper();
  return hired[k];
});
