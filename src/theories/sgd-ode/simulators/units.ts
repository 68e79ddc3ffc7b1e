import type { Request } from '../../../contract/index.js';
import type { Units } from './observer.js';

/** Units recorded without a wish, where there are more. */
const fewUnits = 8;

/** Units asked for; without a wish all, of many the first eight. */
export function unitsOf({ at }: Pick<Request, 'at'>, students: number, teachers: number): Units {
  const upTo = (wish: Float64Array | undefined, count: number) =>
    wish?.filter((u) => Number.isInteger(u) && u >= 0 && u < count) ??
    Float64Array.from({ length: count > 2 * fewUnits ? fewUnits : count }, (_, u) => u);
  return { i: upTo(at?.i, students), j: upTo(at?.j, students), r: upTo(at?.r, teachers) };
}
