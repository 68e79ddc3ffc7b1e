import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { registry } from '../../src/theories/index.js';

test('docs/glossary.md is what the theories say', async () => {
  const { glossary } = (await import('../../scripts/glossary.js' as string)) as {
    glossary(entries: unknown): Promise<string>;
  };
  expect(readFileSync('docs/glossary.md', 'utf8')).toBe(await glossary(registry));
});
