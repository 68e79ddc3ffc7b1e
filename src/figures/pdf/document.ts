import { zlibSync } from 'fflate';
import type { Face, Fonts } from '../fonts/index.js';
import { contentOf, fontName } from './content.js';
import { real } from './outline.js';

/** Numbered objects of a PDF file in the making; a stream is compressed. */
class Objects {
  readonly #bodies: Uint8Array[] = [];

  add(dictionary: string, stream?: Uint8Array): string {
    const packed = stream && zlibSync(stream, { level: 9 });
    const body = packed
      ? join([
          latin(`<<${dictionary}/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`),
          packed,
          latin('\nendstream'),
        ])
      : latin(dictionary);
    this.#bodies.push(body);
    return `${this.#bodies.length} 0 R`;
  }

  /** The next object's reference, for parts that point to each other. */
  next(after = 1): string {
    return `${this.#bodies.length + after} 0 R`;
  }

  file(root: string, info: string): Uint8Array {
    const parts = [latin('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n')];
    let at = (parts[0] as Uint8Array).length;
    const places: number[] = [];
    this.#bodies.forEach((body, k) => {
      const object = join([latin(`${k + 1} 0 obj\n`), body, latin('\nendobj\n')]);
      places.push(at);
      at += object.length;
      parts.push(object);
    });
    const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
    const size = places.length + 1;
    parts.push(latin(`xref\n0 ${size}\n0000000000 65535 f \n${rows}`));
    parts.push(latin(`trailer\n<</Size ${size}/Root ${root}/Info ${info}>>\nstartxref\n${at}\n%%EOF\n`));
    return join(parts);
  }
}

/** A figure's SVG as a one-page PDF: vector, fonts embedded, text searchable, no date inside (ISO 32000-1). */
export function pdfOf(root: Element, fonts: Fonts, fontPx: number, title: string): Uint8Array {
  const objects = new Objects();
  const content = contentOf(root, fonts, fontPx);
  const [width, height] = ['width', 'height'].map((name) => Number(root.getAttribute(name)) * 0.75) as [number, number];
  const fontEntries = [...content.glyphs].map(([face, used]) => `/${fontName(face)} ${addFont(objects, face, used)}`);
  const alphas = [...content.alphas].map(
    ([name, [fill, stroke]]) => `/${name}<</ca ${real(fill)}/CA ${real(stroke)}>>`,
  );
  const placed = `0.75 0 0 -0.75 0 ${real(height)} cm\n${content.operators}`;
  const stream = objects.add('', latin(placed));
  const resources = `<</Font<<${fontEntries.join('')}>>/ExtGState<<${alphas.join('')}>>>>`;
  const page = objects.add(
    `<</Type/Page/Parent ${objects.next(2)}/MediaBox[0 0 ${real(width)} ${real(height)}]/Contents ${stream}/Resources${resources}/Group<</S/Transparency/CS/DeviceRGB>>>>`,
  );
  const pages = objects.add(`<</Type/Pages/Count 1/Kids[${page}]>>`);
  const catalog = objects.add(`<</Type/Catalog/Pages ${pages}/Lang(en)/ViewerPreferences<</DisplayDocTitle true>>>>`);
  const info = objects.add(`<</Title<feff${utf16(title)}>/Producer(Curvecast)>>`);
  return objects.file(catalog, info);
}

/** Type 0 font with identity encoding: codes are glyph numbers, a CMap says which character each is. */
function addFont(objects: Objects, { font, weight }: Face, used: Map<number, string>): string {
  const scale = 1000 / font.unitsPerEm;
  const name = `CurvecastSans-${weight >= 550 ? 'Semibold' : 'Regular'}`;
  const file = objects.add(`/Length1 ${font.bytes.length}`, font.bytes);
  const box = font.box.map((value) => real(value * scale)).join(' ');
  const descriptor = objects.add(
    `<</Type/FontDescriptor/FontName/${name}/Flags 4/FontBBox[${box}]/ItalicAngle 0/Ascent ${real(font.ascent * scale)}/Descent ${real(font.descent * scale)}/CapHeight 660/StemV ${weight >= 550 ? 110 : 80}/FontFile2 ${file}>>`,
  );
  const glyphs = [...used.keys()].sort((a, b) => a - b);
  const widths = glyphs.map((glyph) => `${glyph}[${real(font.advance(glyph) * scale)}]`).join('');
  const descendant = objects.add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${descriptor}/CIDToGIDMap/Identity/W[${widths}]>>`,
  );
  const map = objects.add('', latin(characterMap(glyphs.map((glyph) => [glyph, used.get(glyph) as string]))));
  return objects.add(
    `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${descendant}]/ToUnicode ${map}>>`,
  );
}

function characterMap(pairs: [number, string][]): string {
  const blocks: string[] = [];
  for (let k = 0; k < pairs.length; k += 100) {
    const rows = pairs.slice(k, k + 100).map(([glyph, text]) => `<${hex(glyph)}> <${utf16(text)}>`);
    blocks.push(`${rows.length} beginbfchar\n${rows.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

const hex = (value: number) => value.toString(16).padStart(4, '0');

function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, k) => hex(text.charCodeAt(k))).join('');
}

function latin(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length }, (_, k) => text.charCodeAt(k) & 0xff);
}

function join(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
