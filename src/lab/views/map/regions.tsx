import { palette } from '../../charts/palette.js';
import { regionColour } from './paint.js';
import type { Sheet } from './scene.js';

/** What the colours of a map of labels mean, with the share of the picture each covers, and what hatched cells mean. */
export function Regions({ sheet: { panel, doubts }, order }: { sheet: Sheet; order: string[] }) {
  const { classes, labels, bar } = panel;
  const shares = order
    .filter((name) => !bar && !doubts.includes(name))
    .map((name) => {
      const index = classes.indexOf(name);
      return { name, share: labels.filter((label) => label === index).length / labels.length };
    })
    .filter(({ share }) => share > 0);
  if (shares.length + doubts.length === 0) return null;
  return (
    <ul class="regions">
      {shares.map(({ name, share }) => (
        <li key={name}>
          <span class="region-swatch" style={{ background: regionColour(palette.value, order, name) }} />
          {name} <span class="quiet">{Math.max(1, Math.round(100 * share))} %</span>
        </li>
      ))}
      {doubts.map((name) => (
        <li key={name}>
          <span class="region-swatch hatched" />
          {name}
        </li>
      ))}
    </ul>
  );
}
