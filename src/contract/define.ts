import type * as z from 'zod';
import type { Calculation, Citation } from './calculation.js';
import type { Theory } from './theory.js';
import type { View } from './view.js';

/** What every theory must say of itself. */
export interface TheoryEssentials<S extends z.ZodObject> {
  id: string;
  title: string;
  citation: Citation;
  parameters: S;
  engines: Calculation<S>[];
}

/** A theory from its essentials; what is left out gets the plainest meaning: no presets, every curve drawn and judged, gradient flow. */
export function defineTheory<S extends z.ZodObject>(given: TheoryEssentials<S> & Partial<Theory<S>>): Theory<S> {
  const curves = curvesOf(given.engines);
  return {
    summary: given.title,
    presets: [],
    calculators: [],
    measures: [],
    claims: [],
    views: curves.map((name): View => ({ id: name, title: name, mark: 'line', x: 't', y: [name] })),
    headline: curves,
    compares: 'mean',
    conventions: () => ({
      lossNormalisation: 'as the theory defines it',
      timeUnit: 't',
      stepsPerTime: 0,
      samplesPerTime: 'full batch',
    }),
    ...given,
  };
}

function curvesOf<S extends z.ZodObject>(engines: Calculation<S>[]): string[] {
  const theory = engines.find(({ role }) => role === 'theory');
  return (theory?.quantities ?? []).filter(({ dims }) => dims.join() === 't').map(({ name }) => name);
}
