import type { Quantity } from '../../../contract/index.js';
import type { Setting } from '../conversions.js';
import { curveQuantities } from '../quantities.js';

/** What every simulation records. */
export const simulatedQuantities: Quantity[] = [
  ...curveQuantities,
  {
    name: 'classMeanWeight',
    symbol: 'E[w|class]',
    meaning: 'mean weight of the coordinates of one teacher component and start',
    dims: ['t', 'class'],
    scale: 'linear',
  },
];

/** Names of the classes, in the order instances hold them: `0`, `2`, `N(0, 1²)`, with the start where there are several. */
export function classLabels({ teacher, starts }: Setting): string[] {
  return starts.flatMap(({ scale }) =>
    teacher.map((part) => {
      const law = part.kind === 'atom' ? String(part.value) : `N(0, ${part.standardDeviation}²)`;
      return starts.length > 1 ? `${law}, α = ${scale}` : law;
    }),
  );
}
