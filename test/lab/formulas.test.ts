import { expect, test } from 'vitest';
import { formulas } from '../../src/lab/formulas/index.js';
import { typeset } from '../../src/lab/formulas/typeset.js';
import { registry } from '../../src/theories/index.js';

test.each(registry)('formulas of $id are typeset, and mark terms of its own parameters only', async ({ id, load }) => {
  const written = await (formulas[id] as NonNullable<(typeof formulas)[string]>)();
  const { parameters } = await load();
  expect(written.length).toBeGreaterThan(1);
  for (const { tex } of written) {
    expect(typeset(tex)).not.toContain('katex-error');
    for (const [, name] of tex.matchAll(/term-(\w+)/g)) expect(Object.keys(parameters.shape)).toContain(name);
  }
});
