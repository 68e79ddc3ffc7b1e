import { expect, test } from 'vitest';
import { provenance } from '../../src/execution/provenance.js';

test('it says who, where and when', () => {
  const { date, node, platform, seconds } = provenance({ theory: 1.5 }, []);
  expect(new Date(date).toISOString()).toBe(date);
  expect(node).toBe(process.versions.node);
  expect(platform).toMatch(/^\w+ \w+$/);
  expect(seconds).toEqual({ theory: 1.5 });
});
