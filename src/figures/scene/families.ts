import type { Exhibit } from '../../contract/index.js';
import type { Colour } from './scene.js';

type Layer = Exhibit['layers'][number];

/** What layers of several roles have in common: `theory, width 10` and `simulation, width 10` are one family. */
export function familyOf({ label, family }: Pick<Layer, 'label' | 'family'>): string {
  if (family !== undefined) return family;
  return label
    .replace(/\b(theory|theories|simulations?|simulated|trained|network)\b/gi, '')
    .replace(/^[\s,:;·–-]+|[\s,:;·–-]+$/g, '');
}

/** What computed a layer, in the words of its label: `hierarchy`, `full`; its role where the label does not say. */
export function sourceOf({ label, role, family }: Pick<Layer, 'label' | 'role' | 'family'>): string {
  if (family === undefined) return role;
  return family === '' ? label : label.replace(`, ${family}`, '');
}

/**
 * Gives out colours in order of appearance: theory and simulation of one family share theirs, unless there is only one family,
 * where two colours tell line and network apart better.
 */
export class Palette {
  readonly #index = new Map<string, number>();
  readonly #single: boolean;

  constructor(layers: Layer[]) {
    const coloured = layers.filter(({ role }) => role === 'theory' || role === 'simulation');
    this.#single = new Set(coloured.map(familyOf)).size <= 1;
  }

  /** `place` tells the lines of one layer apart. */
  colour(layer: Pick<Layer, 'role' | 'label' | 'family'>, place: string): Colour {
    const { role } = layer;
    if (role === 'guide') return 'muted';
    if (role === 'data') return 'ink';
    const key = this.#single && !place ? role : `${familyOf(layer)} ${place}`;
    if (!this.#index.has(key)) this.#index.set(key, this.#index.size);
    return this.#index.get(key) as number;
  }
}
