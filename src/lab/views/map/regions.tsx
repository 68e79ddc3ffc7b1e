import type { MapPanel } from '../../../figures/scene/index.js';
import { palette } from '../../charts/palette.js';
import { regionColour } from './paint.js';

/** What the colours of a map of labels mean, with the share of the picture each covers. */
export function Regions({ panel: { classes, labels }, order }: { panel: MapPanel; order: string[] }) {
  const shares = order
    .map((name) => {
      const index = classes.indexOf(name);
      return { name, share: labels.filter((label) => label === index).length / labels.length };
    })
    .filter(({ share }) => share > 0);
  return (
    <ul class="regions">
      {shares.map(({ name, share }) => (
        <li key={name}>
          <span class="region-swatch" style={{ background: regionColour(palette.value, order, name) }} />
          {name} <span class="quiet">{Math.max(1, Math.round(100 * share))} %</span>
        </li>
      ))}
    </ul>
  );
}
