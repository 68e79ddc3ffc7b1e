import type { View } from '../../../contract/index.js';
import { card, look, parts } from '../../state/session.js';

/** The theory's views that the curves so far can fill, in its own order. */
export function fillableViews(): View[] {
  const series = parts.value.map(({ dataset }) => dataset.series);
  return (card.value?.views ?? []).filter(({ x, y, mark }) =>
    series.some((each) => (mark === 'histogram' || x in each) && y.some((name) => name in each)),
  );
}

/** The view drawn large: the one asked for, else the theory's first. */
export function mainView(): View | undefined {
  const views = card.value?.views ?? [];
  const fillable = fillableViews();
  return views.find(({ id }) => id === look.value.main) ?? fillable[0] ?? views[0];
}
