type Box = [number, number, number, number];

/** What drawing asks of a TrueType font: which glyph a character has and how much room it takes. */
export interface Font {
  bytes: Uint8Array;
  unitsPerEm: number;
  ascent: number;
  descent: number;
  box: Box;
  glyphCount: number;
  /** Glyph of a code point; 0 (an empty box) when the font lacks it. */
  glyph(codePoint: number): number;
  /** Advance of a glyph in font units. */
  advance(glyph: number): number;
  /** Box around a glyph's outline in font units: left, bottom, right, top. */
  outline(glyph: number): Box;
}

/** Reads the tables `head`, `hhea`, `maxp`, `hmtx`, `cmap` (format 4), `loca`, `glyf` (OpenType specification). */
export function readFont(bytes: Uint8Array): Font {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const table = tables(view);
  const head = table('head');
  const hhea = table('hhea');
  const hmtx = table('hmtx');
  const loca = table('loca');
  const glyf = table('glyf');
  const metrics = view.getUint16(hhea + 34);
  const long = view.getInt16(head + 50) === 1;
  const codes = characterMap(view, table('cmap'));
  const offset = (glyph: number) => (long ? view.getUint32(loca + 4 * glyph) : 2 * view.getUint16(loca + 2 * glyph));
  return {
    bytes,
    unitsPerEm: view.getUint16(head + 18),
    ascent: view.getInt16(hhea + 4),
    descent: view.getInt16(hhea + 6),
    box: [36, 38, 40, 42].map((at) => view.getInt16(head + at)) as Box,
    glyphCount: view.getUint16(table('maxp') + 4),
    glyph: (codePoint) => codes.get(codePoint) ?? 0,
    advance: (glyph) => view.getUint16(hmtx + 4 * Math.min(glyph, metrics - 1)),
    outline: (glyph) => {
      const empty = offset(glyph) === offset(glyph + 1);
      return [2, 4, 6, 8].map((at) => (empty ? 0 : view.getInt16(glyf + offset(glyph) + at))) as Box;
    },
  };
}

function tables(view: DataView): (name: string) => number {
  const places = new Map<string, number>();
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + 16 * i;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((k) => view.getUint8(record + k)));
    places.set(name, view.getUint32(record + 8));
  }
  return (name) => {
    const place = places.get(name);
    if (place === undefined) throw new Error(`the font has no table '${name}'`);
    return place;
  };
}

function characterMap(view: DataView, cmap: number): Map<number, number> {
  const codes = new Map<number, number>();
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const at = cmap + view.getUint32(cmap + 4 + 8 * i + 4);
    if (view.getUint16(at) === 4) readSegments(view, at, codes);
  }
  return codes;
}

function readSegments(view: DataView, at: number, codes: Map<number, number>): void {
  const size = view.getUint16(at + 6);
  for (let k = 0; k < size; k += 2) {
    const end = view.getUint16(at + 14 + k);
    const start = view.getUint16(at + 16 + size + k);
    const delta = view.getUint16(at + 16 + 2 * size + k);
    const rangeAt = at + 16 + 3 * size + k;
    const range = view.getUint16(rangeAt);
    for (let code = start; code <= end && code < 0xffff; code++) {
      const glyph = range === 0 ? code : view.getUint16(rangeAt + range + 2 * (code - start));
      if (range === 0 || glyph !== 0) codes.set(code, (glyph + delta) & 0xffff);
    }
  }
}
