import { test } from 'vitest';
import { freshFolder } from '../../execution/sweep/folder-of.js';
import { survivesKills } from './kills.js';

test('two hundred kills of a sweep of 2000 cells leave no trace', () =>
  survivesKills(freshFolder(), { kills: 200, cells: 2000 }));
