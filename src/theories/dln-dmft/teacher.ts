import * as z from 'zod';

/** One component of the teacher's law. */
const component = z.discriminatedUnion('kind', [
  z.strictObject({
    weight: z.number().min(0).max(1),
    kind: z.literal('atom'),
    value: z.number().min(-1e6).max(1e6),
  }),
  // Strict: a mean other than 0 is not supported, and must not be passed over.
  z.strictObject(
    {
      weight: z.number().min(0).max(1),
      kind: z.literal('gaussian'),
      standardDeviation: z.number().positive().max(1e6),
    },
    {
      error: ({ code }) =>
        code === 'unrecognized_keys'
          ? 'weight, kind and standardDeviation alone: Gaussians have mean 0, other means are made of atoms'
          : undefined,
    },
  ),
]);

/** The law of a teacher weight: mixture of atoms and Gaussians of mean 0. */
export const teacherSchema = z.array(component).min(1).max(16);

/** One component of a mixture. */
export type Component = z.output<typeof component>;

/** Mixture of atoms and zero-mean Gaussians; weights sum to 1. */
export type Teacher = Component[];

/** E[w*²]. */
export function secondMoment(teacher: Teacher): number {
  let q = 0;
  for (const part of teacher) q += part.weight * squareOf(part);
  return q;
}

/** Mean square of one component. */
export function squareOf(part: Component): number {
  return part.kind === 'atom' ? part.value * part.value : part.standardDeviation * part.standardDeviation;
}

/** Probability that a teacher weight is not zero. */
export function sparsity(teacher: Teacher): number {
  let rho = 0;
  for (const part of teacher) if (squareOf(part) > 0) rho += part.weight;
  return rho;
}

/** Whether the teacher's law has a density at 0 or an atom there is none of: whether weights near 0 exist. */
export function hasGaussian(teacher: Teacher): boolean {
  return teacher.some((part) => part.kind === 'gaussian' && part.weight > 0);
}
