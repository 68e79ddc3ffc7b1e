import { readdirSync } from 'node:fs';
import { registry } from '../../src/theories/index.js';

/** Cases of minutes: publication accuracy over long times, and ensembles of large networks. The slow suite runs them. */
const slow = /dln-dmft\/dln-0[1-7]\.json$/;

const all = registry.flatMap(({ id }) =>
  readdirSync(`test/references/${id}`)
    .filter((name) => name.endsWith('.json'))
    .map((name) => `test/references/${id}/${name}`),
);

/** Reference cases of all theories that take seconds. */
export const quickCases = all.filter((path) => !slow.test(path));

/** Those that take minutes. */
export const slowCases = all.filter((path) => slow.test(path));
