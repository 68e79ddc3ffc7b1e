import type { Cell } from '../../../experiments/map.js';
import { words } from '../../../figures/text/label.js';
import { readable } from '../../../figures/text/number.js';
import { MathSymbol } from '../../parts/symbol.js';
import type { TheoryCard } from '../../worker/questions/describe.js';
import type { Atlas } from './atlas.js';
import type { Place } from './picture.js';

/** Parameters and value under the cursor; keeps its place while there is none. */
export function Readout({
  card,
  atlas,
  at,
  cell,
}: {
  card: TheoryCard;
  atlas: Atlas | undefined;
  at: Place | undefined;
  cell: Cell | undefined;
}) {
  if (!atlas || !at)
    return (
      <output class="map-readout" id="map-readout">
        <span class="quiet">Point at a place to read it; click, or press Enter, to open its run.</span>
      </output>
    );
  const { x, y, measure } = atlas.wish;
  const symbolOf = (name: string) => card.controls.find((control) => control.name === name)?.meta.symbol ?? name;
  const shown = (name: string, value: number) =>
    readable(card.controls.find((control) => control.name === name)?.whole ? Math.round(value) : value, 3);
  return (
    <output class="map-readout" id="map-readout">
      <span>
        <MathSymbol text={symbolOf(x.name)} /> = {shown(x.name, atlas.x[at.i] as number)},{' '}
        <MathSymbol text={symbolOf(y.name)} /> = {shown(y.name, atlas.y[at.j] as number)}
      </span>
      <span>
        <span class="quiet">{words(measure)}</span> <b>{valueText(cell)}</b>
      </span>
      {cell?.caution && <span class="caution">{cell.caution}: do not trust this value</span>}
      {cell?.failure && <span class="caution">{cell.failure.message}</span>}
    </output>
  );
}

function valueText(cell: Cell | undefined): string {
  if (!cell) return '…';
  if (cell.failure) return '—';
  return typeof cell.value === 'number' ? readable(cell.value, 4) : cell.value;
}
