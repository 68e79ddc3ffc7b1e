/** Attributes made of numbers: rounded to hundredths of a pixel, so that engines cannot differ in the last bits. */
const numeric = new Set(
  'x y x1 x2 y1 y2 dx dy cx cy r rx ry d width height transform points stroke-width font-size viewBox stroke-dasharray'.split(
    ' ',
  ),
);
/** What Plot adds for its own style sheet. */
const dropped = new Set(['class', 'font-variant', 'fill-rule']);

/** The element as SVG text: numbers rounded, ids numbered within the figure and prefixed with a hash of its content. */
export function serialise(root: Element, fontPx: number): string {
  const clips = new Map<string, string>();
  const body = write(root, fontPx, (id) => {
    if (!id.startsWith('plot-clip')) return id;
    if (!clips.has(id)) clips.set(id, `cc-clip${clips.size + 1}`);
    return clips.get(id) as string;
  });
  return body.replaceAll(/\bcc-(?=title|desc|clip)/g, `cc${hash(body)}-`);
}

function write(node: Element, fontPx: number, rename: (id: string) => string): string {
  const attributes = [...node.attributes]
    .filter(({ name }) => !dropped.has(name))
    .map(({ name, value }) => ` ${name}="${escaped(attribute(name, value, fontPx, rename))}"`)
    .join('');
  const children = [...node.childNodes]
    .map((child) => (isElement(child) ? write(child, fontPx, rename) : escaped(child.textContent ?? '')))
    .join(node.tagName === 'svg' || node.tagName === 'g' ? '\n' : '');
  const tag = node.tagName;
  return children ? `<${tag}${attributes}>${children}</${tag}>` : `<${tag}${attributes}/>`;
}

export function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function attribute(name: string, value: string, fontPx: number, rename: (id: string) => string): string {
  if (name === 'id') return rename(value);
  if (name === 'clip-path') return value.replace(/url\(#([^)]+)\)/, (_, id) => `url(#${rename(id)})`);
  return numeric.has(name) ? rounded(value, fontPx) : value;
}

/** Numbers to two decimals, `em` to pixels. */
export function rounded(text: string, fontPx: number): string {
  return text.replace(/(-?\d*\.?\d+(?:e[-+]?\d+)?)(em|px)?/gi, (_, digits, unit) =>
    String(Math.round(Number(digits) * (unit === 'em' ? fontPx : 1) * 100) / 100 + 0),
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** FNV-1a, 32 bits. */
function hash(text: string): string {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  return (state >>> 0).toString(36);
}
