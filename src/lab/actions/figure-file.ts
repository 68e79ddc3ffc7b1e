import type { Quantity } from '../../contract/index.js';
import { exhibitsOf } from '../../experiments/exhibits.js';
import type { Format } from '../../figures/formats.js';
import { browserCanvas, renderFigure } from '../../figures/index.js';
import type { Style } from '../../figures/style.js';
import { exhibitOf, timeUnit } from '../charts/exhibit.js';
import { mainView } from '../state/main-view.js';
import { card, forecast, look, overlays, partsFor, regime, spec } from '../state/session.js';

/** The large chart as the bytes of a file: same exhibit, same drawing as `curvecast figure`. */
export async function figureFile(format: Format): Promise<Uint8Array> {
  const view = mainView();
  const now = spec.peek();
  const { quantities = [] } = card.peek() ?? {};
  const conventions = forecast.peek()?.conventions;
  const { parts } = view ? partsFor(view) : { parts: [] };
  const shown = look.peek();
  const source = view && { view, parts, overlays: overlays.peek(), quantities, conventions, look: shown };
  const exhibit = source && exhibitOf(source);
  if (!view || !now || !exhibit) throw new Error('There is no curve to draw yet.');
  const found = regime.peek();
  const [described] = exhibitsOf({ parts, spec: now, ...(found ? { regime: found } : {}) }, { views: [view] });
  const free = view.mark !== 'cell';
  const style: Style = {
    quantities: renamedTime(quantities, timeUnit(conventions, shown.time).label),
    ...(free && shown.x ? { xScale: shown.x } : {}),
    ...(free && shown.y ? { yScale: shown.y } : {}),
  };
  return renderFigure({ ...exhibit, description: described?.description ?? '' }, format, style, browserCanvas);
}

/** Time in other units has another name on its axis. */
function renamedTime(quantities: Quantity[], label: string | undefined): Quantity[] {
  if (!label) return quantities;
  return quantities.map((quantity) => (quantity.name === 't' ? { ...quantity, unit: label } : quantity));
}
