import { type Font, readFont } from './truetype.js';

export type { Font } from './truetype.js';

/** Family name of the vendored typeface. */
export const family = 'Curvecast Sans';
/** What a viewer without it falls back to. */
export const familyStack = `'${family}', 'Source Sans 3', 'Noto Sans', 'DejaVu Sans', sans-serif`;

/** One weight of the typeface: its metrics, and its WOFF2 form in base64. */
export interface Face {
  weight: 400 | 600;
  font: Font;
  woff2: string;
}

export interface Fonts {
  regular: Face;
  semibold: Face;
}

let loaded: Promise<Fonts> | undefined;

/** The two weights of the vendored typeface, loaded when first asked for. */
export function loadFonts(): Promise<Fonts> {
  loaded ??= Promise.all([import('./regular.generated.js'), import('./semibold.generated.js')]).then(
    ([regular, semibold]) => ({ regular: face(400, regular), semibold: face(600, semibold) }),
  );
  return loaded;
}

function face(weight: 400 | 600, { truetype, woff2 }: { truetype: string; woff2: string }): Face {
  const bytes = Uint8Array.from(atob(truetype), (character) => character.charCodeAt(0));
  return { weight, font: readFont(bytes), woff2 };
}

/** CSS that carries the faces inside itself: no request leaves the page. */
export function fontCss(faces: Face[]): string {
  return faces
    .map(
      ({ weight, woff2 }) =>
        `@font-face{font-family:'${family}';font-weight:${weight};src:url(data:font/woff2;base64,${woff2}) format('woff2')}`,
    )
    .join('');
}
