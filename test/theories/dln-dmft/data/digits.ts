import type { UserData } from '../../../../src/contract/index.js';
import { namedSet, select } from '../../../../src/data/index.js';

/** Handwritten digits without the pixels that are empty in all but a few images: 54 features. */
export async function usablePixels(): Promise<UserData> {
  const { table } = await namedSet('digits');
  const data = select(table, { label: 'label' });
  const width = data.names.length;
  const kept = data.names.flatMap((_, c) => {
    let filled = 0;
    for (let r = 0; r < data.rows; r++) if (data.inputs[r * width + c] !== 0) filled++;
    return filled >= 20 ? [c] : [];
  });
  const inputs = new Float64Array(data.rows * kept.length);
  for (let r = 0; r < data.rows; r++)
    kept.forEach((c, j) => {
      inputs[r * kept.length + j] = data.inputs[r * width + c]!;
    });
  return { ...data, inputs, names: kept.map((c) => data.names[c]!) };
}
