/** Points along each axis, level by level: every grid holds the one before it. */
export const levels = [3, 5, 9, 17, 33, 65];

/** Points along each axis of the finest grid. */
export const finest = 65;

/** Distance of neighbours at a level, in points of the finest grid. */
export function strideOf(level: number): number {
  return (finest - 1) / ((levels[level] as number) - 1);
}

/** Places a level adds, in an order in which any beginning is spread over the picture. */
export function newPlaces(level: number): { i: number; j: number }[] {
  const stride = strideOf(level);
  const before = level === 0 ? 0 : 2 * stride;
  const places: { i: number; j: number; rank: number }[] = [];
  for (let j = 0; j < finest; j += stride)
    for (let i = 0; i < finest; i += stride) {
      if (before > 0 && i % before === 0 && j % before === 0) continue;
      places.push({ i, j, rank: (i * 40503 + j * 30011) % 65521 });
    }
  return places.sort((a, b) => a.rank - b.rank);
}

/** The nearest place of the next coarser grid. */
export function parentOf(k: number, stride: number): number {
  const wide = 2 * stride;
  return Math.min(finest - 1, Math.round(k / wide) * wide);
}
