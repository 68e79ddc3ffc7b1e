/** Colours of a figure. `series` tells apart under the common forms of colour blindness (after Okabe and Ito). */
export interface Theme {
  paper: string;
  ink: string;
  muted: string;
  grid: string;
  series: string[];
}

const light: Theme = {
  paper: '#ffffff',
  ink: '#1d232b',
  muted: '#626c78',
  grid: '#e6e9ed',
  series: ['#0068b0', '#d2540a', '#00896a', '#a8508c', '#3fa0d8', '#b88600', '#5d6772'],
};

const dark: Theme = {
  paper: '#14181d',
  ink: '#e6eaef',
  muted: '#98a3b0',
  grid: '#2a3139',
  series: ['#58a9ec', '#ff9055', '#3ccca0', '#e79bcb', '#94d4f7', '#ecc155', '#aab4bf'],
};

/** `adaptive` leaves the choice to the page: the colours are CSS variables (see `themeCss`) and there is no background. */
export type ThemeName = 'light' | 'dark' | 'adaptive';

const tokens = (theme: Theme): [string, string][] => [
  ['ink', theme.ink],
  ['muted', theme.muted],
  ['grid', theme.grid],
  ['paper', theme.paper],
  ...theme.series.map((colour, i): [string, string] => [`series-${i}`, colour]),
];

const variables = new Map(tokens(light).map(([name, colour]) => [name, `var(--cc-${name}, ${colour})`]));

const adaptive: Theme = {
  paper: variables.get('paper') as string,
  ink: variables.get('ink') as string,
  muted: variables.get('muted') as string,
  grid: variables.get('grid') as string,
  series: light.series.map((_, i) => variables.get(`series-${i}`) as string),
};

export function themeOf(name: ThemeName): Theme {
  return { light, dark, adaptive }[name];
}

/** The variables `adaptive` figures take their colours from, for the body of a CSS rule. */
export function themeCss(name: 'light' | 'dark'): string {
  return tokens(themeOf(name))
    .map(([token, colour]) => `--cc-${token}:${colour};`)
    .join('');
}
