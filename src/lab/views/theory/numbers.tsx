import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { View } from '../../../contract/index.js';
import { exhibitOf } from '../../charts/exhibit.js';
import { allOverlays, card, forecast, look, partsFor } from '../../state/session.js';

/** The numbers of the large chart as a table: for those who cannot see it, or want to copy them. Made when it is opened. */
export function Numbers({ view }: { view: View }) {
  const open = useSignal(false);
  const table = useSignal('');
  const exhibit = open.value
    ? exhibitOf({
        view,
        parts: partsFor(view).parts,
        overlays: allOverlays(),
        quantities: card.value?.quantities ?? [],
        conventions: forecast.value?.conventions,
        look: look.value,
      })
    : undefined;
  const layers = exhibit?.layers.map(({ dataset }) => dataset) ?? [];
  useEffect(() => {
    if (!exhibit) return;
    let gone = false;
    void import('../../../figures/table.js').then(({ dataTable }) => {
      if (!gone) table.value = dataTable(exhibit, { quantities: card.peek()?.quantities ?? [] });
    });
    return () => {
      gone = true;
    };
  }, layers);
  return (
    <details
      class="numbers"
      onToggle={({ currentTarget }) => {
        open.value = currentTarget.open;
      }}
    >
      <summary>Numbers as a table</summary>
      {/* Escaped by the figures' own table writer. */}
      <section
        class="numbers-table"
        aria-label="Numbers of the large chart"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        dangerouslySetInnerHTML={{ __html: table.value }}
      />
    </details>
  );
}
