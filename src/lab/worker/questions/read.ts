import { specOfLink } from '../../../artifacts/lab-link.js';
import type { Spec } from '../../../artifacts/spec.js';

/** The spec inside a link. @throws InputError as `specOfLink` does. */
export function read({ link }: { link: string }): Spec {
  return specOfLink(link);
}
