import { describe, expect, test } from 'vitest';
import { entries } from './all.js';
import { resumes } from './resumes.js';

const theories = await Promise.all(entries.map((entry) => entry.load()));

describe.each(theories.map((theory) => [theory.id, theory] as const))('%s', (_, theory) => {
  const calculations = [...theory.engines, ...theory.calculators];
  test.each(calculations.map((calculation) => [calculation.id, calculation] as const))(
    '%s: whatever checkpoints it offers at any preset, it resumes from them to the same bytes',
    (_name, calculation) => expect(resumes(theory, calculation, { cases: 20, seconds: 0.4 })).not.toContain(false),
  );
});
