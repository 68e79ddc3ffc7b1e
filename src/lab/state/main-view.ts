import type { View } from '../../contract/index.js';
import { card, fills, look, partsFor } from './session.js';

/** The theory's views that the curves so far can fill, in its own order. */
export function fillableViews(): View[] {
  return (card.value?.views ?? []).filter((view) => fills(view, partsFor(view).parts));
}

/** The view drawn large: the one asked for, else the first that can be filled. */
export function mainView(): View | undefined {
  const views = card.value?.views ?? [];
  return views.find(({ id }) => id === look.value.main) ?? fillableViews()[0] ?? views[0];
}
