import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.generated.ts'))
  .map((name) => readFileSync(`src/${name}`, 'utf8'));
// Every code is a literal of capitals with an underscore; the environment variables among them are no codes.
const literals = sources.flatMap((text) => [...text.matchAll(/'([A-Z]{2,}(?:_[A-Z]+)+)'/g)].map(([, code]) => code!));
const used = new Set(literals.filter((code) => !code.startsWith('OPENBLAS')));
const listed = new Set(
  [...readFileSync('docs/errors.md', 'utf8').matchAll(/^\| `([A-Z_]+)`/gm)].map(([, code]) => code!),
);

test('every error code is explained in docs/errors.md, and no other', () => {
  expect([...used].filter((code) => !listed.has(code)).sort()).toEqual([]);
  expect([...listed].filter((code) => !used.has(code)).sort()).toEqual([]);
});
