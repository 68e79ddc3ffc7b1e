import { type Helper, helper } from './helper.js';

export { type Asked, type Helper, helper } from './helper.js';

/** Answers what must come at once: descriptions, theory curves, regimes. Started with the page. */
export const front: Helper = helper();

let later: Helper | undefined;

/** Answers what may take long (training, maps); started when first needed, so that it does not compete with the first curve. */
export function back(): Helper {
  later ??= helper();
  return later;
}
