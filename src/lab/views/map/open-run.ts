import { go } from '../../state/navigation.js';
import { spec } from '../../state/session.js';
import type { TheoryCard } from '../../worker/questions/describe.js';
import type { Atlas } from './atlas.js';
import type { Place } from './picture.js';

/** Goes to the theory with the parameters of a place of its map. */
export function openRun({ wish, x, y }: Atlas, { controls }: TheoryCard, { i, j }: Place): void {
  const now = spec.peek();
  if (!now) return;
  const { vary: _, ...rest } = now;
  const rounded = (name: string, value: number) =>
    controls.find((control) => control.name === name)?.whole ? Math.round(value) : Number(value.toPrecision(5));
  const there = {
    [wish.x.name]: rounded(wish.x.name, x[i] as number),
    [wish.y.name]: rounded(wish.y.name, y[j] as number),
  };
  go({ ...rest, parameters: { ...wish.parameters, ...there } });
}
