import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { resultHash } from '../../../src/artifacts/hash.js';
import { resultFromJson, resultFromNpz, resultToCsv } from '../../../src/artifacts/index.js';
import { specOfLink } from '../../../src/artifacts/lab-link.js';
import { nodeCanvas } from '../../../src/execution/drawing.js';
import { inProcess } from '../../../src/execution/in-process.js';
import { exhibitsOf } from '../../../src/experiments/exhibits.js';
import { quantitiesOf } from '../../../src/experiments/quantities.js';
import { run } from '../../../src/experiments/run.js';
import { renderFigure } from '../../../src/figures/index.js';
import { registry } from '../../../src/theories/index.js';
import { available } from '../../support/tools.js';
import { curves, type Lab, type LabPage, labSpec, startLab } from '../lab-page.js';

const spec = labSpec('linear-exact', { readoutInitialScale: 0.3, width: 30 }, { replicas: 2, seed: 4 });
const here = await run(spec, { registry, executor: inProcess(registry) });

describe.skipIf(!available('chromium'))('the export menu', () => {
  let lab: Lab;
  let opened: LabPage;
  const folder = mkdtempSync(join(tmpdir(), 'curvecast-export-'));
  beforeAll(async () => {
    lab = await startLab();
    opened = await lab.open(spec, { permissions: ['clipboard-read', 'clipboard-write'], acceptDownloads: true });
    await curves(opened.page);
    await opened.page.waitForSelector('.agreement', { timeout: 60_000 });
    await opened.page.getByRole('button', { name: 'Export' }).click();
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await lab?.close();
    expect(opened.complaints).toEqual([]);
  });

  async function file(id: string): Promise<{ name: string; bytes: Buffer }> {
    const waiting = opened.page.waitForEvent('download', { timeout: 60_000 });
    await opened.page.click(`[data-export="${id}"]`);
    const download = await waiting;
    await opened.page.waitForSelector('.export-said:has-text("saved")');
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }

  async function copied(id: string): Promise<string> {
    await opened.page.click(`[data-export="${id}"]`);
    await opened.page.waitForSelector('.export-said:has-text("Copied")');
    return opened.page.evaluate(() => navigator.clipboard.readText());
  }

  test('csv, npz and json hold what the command line writes', async () => {
    const csv = await file('csv');
    expect(csv.name).toBe('linear-exact.csv');
    expect(csv.bytes.toString()).toBe(resultToCsv(here));
    const npz = resultFromNpz(new Uint8Array((await file('npz')).bytes), 'npz');
    const json = resultFromJson((await file('json')).bytes.toString(), 'json');
    for (const result of [npz, json]) {
      expect(result.hash).toBe(resultHash(here));
      expect(resultToCsv(result)).toBe(resultToCsv(here));
      expect([result.agreement, result.citations, result.methods]).toEqual([
        here.agreement,
        here.citations,
        here.methods,
      ]);
    }
  });

  test('the spec as yaml and as json is the canonical one', async () => {
    expect(parse((await file('spec-yaml')).bytes.toString())).toEqual(here.spec);
    expect(JSON.parse((await file('spec-json')).bytes.toString())).toEqual(here.spec);
  });

  test('the svg draws what curvecast figure draws', async () => {
    const theory = await (registry.find(({ id }) => id === 'linear-exact') as (typeof registry)[0]).load();
    const [exhibit] = exhibitsOf(here, theory);
    const style = { quantities: quantitiesOf(theory) };
    const ours = new TextDecoder().decode(await renderFigure(exhibit as never, 'svg', style, nodeCanvas));
    const { name, bytes } = await file('svg');
    expect(name).toBe('linear-exact-learning-curve.svg');
    const drawn = (text: string) => {
      const { document } = new JSDOM(text, { contentType: 'image/svg+xml' }).window;
      return {
        texts: [...document.querySelectorAll('text, title, desc')].map((node) => node.textContent),
        paths: [...document.querySelectorAll('path')].map((node) => node.getAttribute('d')),
      };
    };
    expect(drawn(bytes.toString())).toEqual(drawn(ours));
    expect(drawn(ours).paths.length).toBeGreaterThan(3);
  });

  test('the png has the size asked for, the pdf its text', async () => {
    const { bytes } = await file('png');
    expect(bytes.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    expect(bytes.readUInt32BE(16)).toBe(1800);
    const pdf = (await file('pdf')).bytes;
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await file('pgfplots')).bytes.toString()).toContain('addlegendentry{simulation}');
    if (!available('pdftotext')) return;
    writeFileSync(join(folder, 'figure.pdf'), pdf);
    const text = execFileSync('pdftotext', [join(folder, 'figure.pdf'), '-'], { encoding: 'utf8' });
    expect(text).toContain('Slope of the network');
  });

  test('the command line it copies gives the same hash', async () => {
    const command = await copied('cli');
    expect(command).toMatch(/^curvecast run linear-exact --readout-initial-scale=0.3 --width=30 --simulate=2 --seed=4/);
    const bin = new URL('../../../dist/cli/bin.js', import.meta.url).pathname;
    const line = command.replace(/^curvecast/, `'${process.execPath}' '${bin}'`);
    const output = execFileSync('sh', ['-c', `${line} --json || test $? = 1`], { encoding: 'utf8', maxBuffer: 1e8 });
    expect(JSON.parse(output).hash).toBe(resultHash(here));
  });

  test('link, python and bibtex go to the clipboard', async () => {
    expect(specOfLink(await copied('link'))).toEqual(spec);
    await opened.page.fill('.export-base input', 'https://example.org/lab/');
    expect(await copied('link')).toMatch(/^https:\/\/example\.org\/lab\/#spec=1\./);
    expect(await copied('python')).toContain('result["theory/t"], result["theory/slope"]');
    expect(await copied('bibtex')).toContain('@inproceedings{');
  });

  test('arrow keys go through the buttons, Escape closes and gives the focus back', async () => {
    const { page } = opened;
    await page.focus('[data-export="svg"]');
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.export)).toBe('png');
    await page.keyboard.press('Escape');
    expect(await page.locator('.popover').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Export');
  });

  test('on a phone the sheet lies inside the window', async () => {
    const { page } = await lab.open(labSpec('linear-exact'), { viewport: { width: 360, height: 740 } });
    await curves(page);
    await page.getByRole('button', { name: 'Export' }).click();
    const { x, width } = (await page.locator('.popover').boundingBox()) as { x: number; width: number };
    expect([x >= 0, x + width <= 360]).toEqual([true, true]);
  });
});
