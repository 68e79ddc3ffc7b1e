import * as z from 'zod';

/** Starts that are not given explicitly; weights are of order 1 (overlaps are divided by d). */
export const initialisation = z.discriminatedUnion('kind', [
  /** Entries N(0, scale²). */
  z.object({ kind: z.literal('random'), scale: z.number().min(0).max(1e50).default(1) }),
  /** Directions uniform on the sphere, every row of norm scale·√d. */
  z.object({ kind: z.literal('spherical'), scale: z.number().min(0).max(1e50).default(1) }),
  /** W = A W*: Q = A P Aᵀ, M = A P, nothing outside the teacher span. `mixing` is A (width × teacherWidth); empty: N(0, scale²) entries. */
  z.object({
    kind: z.literal('informed'),
    mixing: z.array(z.array(z.number())).default([]),
    scale: z.number().min(0).max(1e50).default(1),
  }),
  /** M = (overlap/k) 11ᵀ, Q = (overlap²/k) 11ᵀ + squaredNorm (1 − overlap)² I. */
  z.object({
    kind: z.literal('symmetric'),
    overlap: z.number().min(-1).max(1).default(0.01),
    squaredNorm: z.number().min(0).max(1e50).default(1),
  }),
]);

/** How the student starts. */
export type Initialisation = z.output<typeof initialisation>;
