import { openData } from './dialog-state.js';
import { forgetMeasured, mappingNow, waitsForMeasured } from './measured.js';

/** What is drawn of the reader's own measurements, or the file the address asks for. */
export function MeasuredChips() {
  const mapping = mappingNow();
  if (!mapping) return null;
  const { source, curves } = mapping;
  return (
    <p class="pin measured">
      {waitsForMeasured() ? (
        <>
          <span>This page overlays curves of {source}, which stay on the machine they came from.</span>
          <button type="button" class="pin-act" onClick={() => openData({ kind: 'measured', mapping })}>
            choose the file
          </button>
        </>
      ) : (
        <span>
          <b>{source}</b> <span class="quiet">measured {Object.keys(curves).join(', ')}</span>
        </span>
      )}
      <button type="button" class="pin-act" aria-label={`Remove ${source}`} onClick={forgetMeasured}>
        ×
      </button>
    </p>
  );
}
