import type { Exhibit } from '../../contract/index.js';
import type { Colour, Role } from './scene.js';

type Layer = Exhibit['layers'][number];

/** What the label says apart from its role: `theory, width 10` and `simulation, width 10` are one family. */
export function familyOf(label: string): string {
  return label
    .replace(/\b(theory|theories|simulations?|simulated|trained|network)\b/gi, '')
    .replace(/^[\s,:;·–-]+|[\s,:;·–-]+$/g, '');
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
    this.#single = new Set(coloured.map(({ label }) => familyOf(label))).size <= 1;
  }

  /** `place` tells the lines of one layer apart. */
  colour(role: Role, label: string, place: string): Colour {
    if (role === 'guide') return 'muted';
    if (role === 'data') return 'ink';
    const key = this.#single && !place ? role : `${familyOf(label)} ${place}`;
    if (!this.#index.has(key)) this.#index.set(key, this.#index.size);
    return this.#index.get(key) as number;
  }
}
