import * as z from 'zod';
import { expm1, log1p, sin } from '../../../numerics/math/index.js';

/** A factor common to both layer rates that changes over time; it starts at 1. */
export const schedule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('constant') }),
  /** e^{−rate·t}. */
  z.object({ kind: z.literal('exponential'), rate: z.number().positive().max(1e6).default(0.01) }),
  /** 1/(1 + rate·t). */
  z.object({ kind: z.literal('inverse'), rate: z.number().positive().max(1e6).default(0.01) }),
  /** Half a cosine from 1 to 0 over the duration, then 0. */
  z.object({ kind: z.literal('cosine'), duration: z.number().positive().max(1e12).default(1000) }),
]);

/** A schedule of the layer rates. */
export type Schedule = z.output<typeof schedule>;

/** ∫₀ᵗ of the factor: flow under a schedule common to both layers is the flow of this time. */
export function effectiveTime(given: Schedule, t: number): number {
  switch (given.kind) {
    case 'constant':
      return t;
    case 'exponential':
      return -expm1(-given.rate * t) / given.rate;
    case 'inverse':
      return log1p(given.rate * t) / given.rate;
    case 'cosine': {
      const { duration } = given;
      const u = Math.min(t, duration);
      return u / 2 + (duration / (2 * Math.PI)) * sin((Math.PI * u) / duration);
    }
  }
}
