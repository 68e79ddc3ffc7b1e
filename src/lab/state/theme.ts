import { effect, signal } from '@preact/signals';
import { themeCss } from '../../figures/theme.js';
import { refreshPalette } from '../charts/palette.js';

const key = 'curvecast-theme';
const system = matchMedia('(prefers-color-scheme: dark)');

/** Light or dark: the system's choice until the reader makes one. */
export const theme = signal<'light' | 'dark'>(system.matches ? 'dark' : 'light');

/** Puts the colours of the figures into the page and follows the reader's choice. */
export function startTheme(): void {
  const style = document.createElement('style');
  style.textContent = `:root{${themeCss('light')}}:root[data-theme=dark]{${themeCss('dark')}}`;
  document.head.append(style);
  const kept = recall();
  if (kept) theme.value = kept;
  system.addEventListener('change', ({ matches }) => {
    if (!recall()) theme.value = matches ? 'dark' : 'light';
  });
  effect(() => {
    document.documentElement.dataset.theme = theme.value;
    refreshPalette();
  });
}

/** Goes to the other one and remembers it. */
export function flipTheme(): void {
  theme.value = theme.value === 'dark' ? 'light' : 'dark';
  try {
    localStorage.setItem(key, theme.value);
  } catch {
    // A page without storage forgets the choice.
  }
}

function recall(): 'light' | 'dark' | undefined {
  try {
    const kept = localStorage.getItem(key);
    return kept === 'light' || kept === 'dark' ? kept : undefined;
  } catch {
    return undefined;
  }
}
