import type { Spec } from '../../../artifacts/spec.js';
import type { Showpiece } from '../../catalogue/showpieces.js';
import { freshSpec } from '../../state/navigation.js';

/** The experiment a showpiece stands for, with its dial at a value. */
export function specOfPiece({ theory, parameters, vary, dial }: Showpiece, at: number): Spec {
  return freshSpec(theory, { ...parameters, [dial.name]: at }, vary && { [vary.name]: vary.values });
}
