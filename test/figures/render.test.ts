import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeCanvas } from '../../src/execution/drawing.js';
import { type Format, formats, renderFigure } from '../../src/figures/index.js';
import { exhibits, logLog, map, quantities } from './exhibits.js';

const paper = { quantities, width: '3.25in', fontSize: 8 };
const text = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);

test.each(formats)('%s: the same bytes twice', async (format) => {
  const [first, second] = [
    await renderFigure(map, format, paper, nodeCanvas),
    await renderFigure(map, format, paper, nodeCanvas),
  ];
  expect(Buffer.compare(first, second)).toBe(0);
});

test.each([
  [300, 975],
  [96, 312],
])('png at %d dots per inch is %d pixels wide', async (dpi, pixels) => {
  const png = Buffer.from(await renderFigure(logLog, 'png', paper, nodeCanvas, dpi));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(pixels);
});

test('png letters are drawn: a figure with text has more dark pixels than its axes alone would', async () => {
  const named = await renderFigure(logLog, 'png', paper, nodeCanvas);
  const blank = await renderFigure({ ...logLog, view: { ...logLog.view, title: ' ' } }, 'png', paper, nodeCanvas);
  expect(named.length).toBeGreaterThan(blank.length + 500);
});

test('pdf is as wide as asked, embeds its font and carries no date', async () => {
  const pdf = text(await renderFigure(logLog, 'pdf', paper, nodeCanvas));
  expect(pdf).toMatch(/\/MediaBox\[0 0 234 \d/);
  expect(pdf).toContain('/FontFile2');
  expect(pdf).toContain('/ToUnicode');
  expect(pdf).not.toContain('CreationDate');
});

test('an unknown format is refused', async () => {
  await expect(renderFigure(map, 'gif' as Format, paper, nodeCanvas)).rejects.toThrow(
    'expected svg, png, pdf, pgfplots, received "gif"',
  );
});

const poppler = spawnSync('pdftotext', ['-v']).error === undefined;
if (!poppler)
  console.warn('SKIPPED: pdftotext (poppler-utils) is not installed, the text inside PDF figures was not read back');

describe.skipIf(!poppler)('pdf read back by poppler', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'curvecast-pdf-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(Object.keys(exhibits) as (keyof typeof exhibits)[])(
    '%s: title, labels and Greek are text; the file is sound',
    async (name) => {
      const file = join(folder, `${name}.pdf`);
      writeFileSync(file, await renderFigure(exhibits[name], 'pdf', paper, nodeCanvas));
      const read = spawnSync('pdftotext', ['-layout', file, '-']);
      expect(read.stderr.toString()).toBe('');
      expect(read.stdout.toString()).toContain(exhibits[name].view.title.slice(0, 20));
      if (name === 'map') expect(read.stdout.toString()).toContain('Θ∞/Θ0');
      if (name === 'logLog') expect(read.stdout.toString()).toMatch(/θ̄[\s\S]*10⁻³/);
      const fonts = execFileSync('pdffonts', [file]).toString().split('\n').slice(2).filter(Boolean);
      for (const font of fonts) expect(font).toMatch(/CurvecastSans-\w+ +CID TrueType +Identity-H +yes no +yes/);
    },
  );
});
