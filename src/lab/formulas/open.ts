import { signal } from '@preact/signals';

const key = 'curvecast-formula';

/** Whether the formulas are shown: as the reader left them, at first where there is room for them. */
export const formulaOpen = signal(recall());

/** Shows or folds them and remembers it. */
export function keepFormulaOpen(open: boolean): void {
  if (open === formulaOpen.peek()) return;
  formulaOpen.value = open;
  try {
    localStorage.setItem(key, open ? 'open' : 'closed');
  } catch {
    // A page without storage forgets the choice.
  }
}

function recall(): boolean {
  try {
    const kept = localStorage.getItem(key);
    if (kept) return kept === 'open';
  } catch {
    // As if nothing had been kept.
  }
  return matchMedia('(min-width: 700px)').matches;
}
