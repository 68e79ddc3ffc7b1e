import type { Curve, LegendEntry, Panel } from './scene.js';

/** The legend of all panels: one entry per label, or per family where each has both theory and simulation. */
export function legendOf(panels: Panel[]): LegendEntry[] {
  const curves = panels.flatMap((panel) => (panel.kind === 'curves' ? panel.curves : []));
  const paired = curves.filter(({ role }) => role === 'theory' || role === 'simulation');
  const roles = new Map<string, Set<string>>();
  for (const { family, role } of paired) roles.set(family, (roles.get(family) ?? new Set()).add(role));
  const short = roles.size > 1 && [...roles.values()].every(({ size }) => size === 2);
  const entries = [
    ...(short ? rolesThenFamilies(paired) : paired.map(entryOf)),
    ...curves.filter((curve) => !paired.includes(curve)).map(entryOf),
    ...panels.flatMap(areas),
  ];
  return merged(entries);
}

function entryOf({ label, colour, looks, low, replicas }: Curve): LegendEntry {
  const bars = looks.length === 1 && looks[0] === 'dots';
  const own = replicas.length > 0 && looks.length > 1 ? looks.filter((look) => look !== 'thin') : looks;
  return { label, colour, looks: low ? [bars ? 'bar' : 'band', ...own] : own };
}

function rolesThenFamilies(curves: Curve[]): LegendEntry[] {
  return [
    ...curves.map((curve): LegendEntry => ({ ...entryOf(curve), label: curve.source, colour: 'ink' })),
    ...curves.map(({ family, colour }): LegendEntry => ({ label: family, colour, looks: ['line'] })),
  ];
}

function areas(panel: Panel): LegendEntry[] {
  if (panel.kind === 'histogram') return panel.groups.map(({ label, colour }) => ({ label, colour, looks: ['box'] }));
  if (panel.kind === 'map')
    return panel.classes.map((label, colour) => ({ label, colour, looks: [panel.bar ? 'hatch' : 'area'] }));
  return [];
}

function merged(entries: LegendEntry[]): LegendEntry[] {
  const all = new Map<string, LegendEntry>();
  for (const { label, colour, looks } of entries) {
    const key = `${label} ${colour}`;
    all.set(key, { label, colour, looks: [...new Set([...(all.get(key)?.looks ?? []), ...looks])] });
  }
  return [...all.values()];
}
