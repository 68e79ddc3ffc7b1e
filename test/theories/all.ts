import type { Entry } from '../../src/contract/index.js';
import { registry } from '../../src/theories/index.js';
import { toy } from './toy.js';

/** The registry with the toy theory: what holds for every theory is tested on all of these. */
export const entries: Entry[] = [...registry, { id: toy.id, title: toy.title, load: async () => toy }];
