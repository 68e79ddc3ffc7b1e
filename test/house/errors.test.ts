import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.generated.ts'))
  .map((name) => readFileSync(`src/${name}`, 'utf8'));
const used = new Set(sources.flatMap((text) => [...text.matchAll(/code: '([A-Z][A-Z_]+)'/g)].map(([, code]) => code!)));
const listed = new Set(
  [...readFileSync('docs/errors.md', 'utf8').matchAll(/^\| `([A-Z_]+)`/gm)].map(([, code]) => code!),
);

test('every error code is explained in docs/errors.md, and no other', () => {
  expect([...used].filter((code) => !listed.has(code)).sort()).toEqual([]);
  expect([...listed].filter((code) => !used.has(code)).sort()).toEqual([]);
});
