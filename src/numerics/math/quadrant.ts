/** Number n of quarter turns taken off by the last angle reduction, modulo 4: `QUADRANT[0]`. Read it at once. */
export const QUADRANT: Int32Array = new Int32Array(1);
