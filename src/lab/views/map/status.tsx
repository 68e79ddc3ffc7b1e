import { FilesMenu } from '../../actions/files-menu.js';
import type { TheoryCard } from '../../worker/questions/describe.js';
import type { Atlas } from './atlas.js';
import { mapFiles } from './files.js';
import { finest, levels, newPlaces } from './levels.js';

/** How far the map is, what it left out, and what can be done with it. */
export function Status({
  card,
  atlas,
  refine,
  stop,
  again,
}: {
  card: TheoryCard;
  atlas: Atlas | undefined;
  refine(): void;
  stop(): void;
  again(): void;
}) {
  if (!atlas) return <p class="note">Computing the first cells …</p>;
  const { level, state, next, message, cells } = atlas;
  const points = levels[level] as number;
  const places = newPlaces(level);
  const known = places.filter(({ i, j }) => cells[j * finest + i]).length;
  const failures = cells.flatMap((cell) => cell?.failure ?? []);
  const deeper = level + 1 < levels.length;
  return (
    <div class="map-status">
      <span class="quiet" role="status">
        {points} × {points} cells
        {state === 'cancelled' && ', stopped'}
      </span>
      {state === 'running' && (
        <>
          <progress value={known / places.length} aria-label="cells of this grid" />
          <button type="button" onClick={stop}>
            Stop
          </button>
        </>
      )}
      {state === 'cancelled' && (
        <button type="button" onClick={again}>
          Compute again
        </button>
      )}
      {state === 'resting' && deeper && (
        <button type="button" onClick={refine}>
          Refine, about {Math.round(next ?? 0)} s
        </button>
      )}
      {message && <span class="control-error">{message}</span>}
      {failures.length > 0 && (
        <span class="note">
          {failures.length} cells could not be computed (hatched). The first: {failures[0]?.message}
        </span>
      )}
      <div class="files">
        <FilesMenu groups={mapFiles(card, atlas)} />
      </div>
    </div>
  );
}
