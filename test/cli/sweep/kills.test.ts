import { test } from 'vitest';
import { freshFolder } from '../../execution/sweep/folder-of.js';
import { survivesKills } from './kills.js';

test('ten kills at random moments leave no trace', () => survivesKills(freshFolder(), { kills: 10, cells: 400 }));
