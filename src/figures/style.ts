import { InputError, type Quantity, shown } from '../contract/index.js';
import type { ThemeName } from './theme.js';

/** How an exhibit is to look. Everything has a default. */
export interface Style {
  /** Width of the whole figure: a number of pixels (96 to the inch) or a length such as `3.25in`, `82mm`, `9cm`, `240pt`. Default 6in. */
  width?: number | string;
  /** Height of the whole figure; absent: from `aspect`. */
  height?: number | string;
  /** Height over width of one panel's plotting area; default 0.62, stacked panels 0.42. */
  aspect?: number;
  /** Size of all text in points, default 9. */
  fontSize?: number;
  theme?: ThemeName;
  xScale?: 'linear' | 'log';
  yScale?: 'linear' | 'log';
  /** Which of the view's quantities are drawn; absent: all. */
  observables?: string[];
  /** Title above and notes below the figure, default true; papers want false. */
  captions?: boolean;
  /** Whether an SVG carries its typeface inside, default true. */
  embedFont?: boolean;
  /** Names, symbols, units and preferred scales of the series. */
  quantities?: Quantity[];
}

/** A style with every length in pixels. */
export interface ResolvedStyle extends Style {
  widthPx: number;
  heightPx?: number;
  fontPx: number;
  theme: ThemeName;
  captions: boolean;
  embedFont: boolean;
  quantities: Quantity[];
}

const pixelsPer: Record<string, number> = { px: 1, in: 96, cm: 96 / 2.54, mm: 9.6 / 2.54, pt: 96 / 72 };

/** Fills in the defaults. @throws InputError for a length, size or aspect that cannot be drawn. */
export function resolveStyle(style: Style): ResolvedStyle {
  const { height, fontSize = 9, aspect } = style;
  if (!(fontSize >= 3 && fontSize <= 72)) throw invalid('fontSize', 'points between 3 and 72', fontSize);
  if (aspect !== undefined && !(aspect >= 0.05 && aspect <= 20))
    throw invalid('aspect', 'a ratio between 0.05 and 20', aspect);
  return {
    ...style,
    widthPx: pixels('width', style.width ?? '6in'),
    ...(height === undefined ? {} : { heightPx: pixels('height', height) }),
    fontPx: (fontSize * 96) / 72,
    theme: style.theme ?? 'light',
    captions: style.captions ?? true,
    embedFont: style.embedFont ?? true,
    quantities: style.quantities ?? [],
  };
}

function pixels(name: string, length: number | string): number {
  const [, digits, unit = 'px'] = /^\s*([\d.]+)\s*(px|in|cm|mm|pt)?\s*$/.exec(String(length)) ?? [];
  const value = Number(digits) * (pixelsPer[unit] as number);
  if (!(value >= 48 && value <= 20_000))
    throw invalid(name, 'a length between 0.5in and 200in, such as 3.25in, 82mm or 600px', length);
  return value;
}

function invalid(name: string, expected: string, received: unknown): InputError {
  return new InputError({
    code: 'STYLE_INVALID',
    path: `style.${name}`,
    expected,
    received: shown(received),
    next: 'Give another value or leave it out for the default',
  });
}
