import { signal } from '@preact/signals';
import type { Colour } from '../../figures/scene/index.js';

/** Colours of the page as they are now; those of the figures, read from the style sheet. */
export interface Palette {
  paper: string;
  ink: string;
  muted: string;
  grid: string;
  series: string[];
}

const seriesCount = 7;

function read(): Palette {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--cc-${name}`).trim();
  return {
    paper: token('paper'),
    ink: token('ink'),
    muted: token('muted'),
    grid: token('grid'),
    series: Array.from({ length: seriesCount }, (_, k) => token(`series-${k}`)),
  };
}

/** The palette; changes with light and dark. */
export const palette = signal<Palette>({ paper: '', ink: '', muted: '', grid: '', series: [] });

/** Reads the colours anew, after the theme has changed. */
export function refreshPalette(): void {
  palette.value = read();
}

/** The colour of a curve. */
export function colourOf({ series, ink, muted }: Palette, colour: Colour): string {
  if (colour === 'ink') return ink;
  return colour === 'muted' ? muted : (series[colour % seriesCount] ?? ink);
}

/** Dash pattern of a colour's later rounds, so that the eighth family differs from the first. */
export function dashOf(colour: Colour): number[] {
  const round = typeof colour === 'number' ? Math.floor(colour / seriesCount) : 0;
  return [[], [6, 2.5], [2, 2], [7, 2, 2, 2]][round % 4] as number[];
}
