import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { curvecast } from '../support/command-line.js';
import { available } from '../support/tools.js';
import { type Lab, type LabPage, startLab } from './lab-page.js';

const small = '#view=train&net.hiddenWidths=[12,8]&net.rows=60&net.steps=20&net.probeSize=20&net.activation="tanh"';
const long = '#view=train&net.hiddenWidths=[32]&net.steps=20000&net.rows=100&net.probeSize=20';
const hash = '.train-progress [title]';

describe.skipIf(!available('chromium'))('training in the lab', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab?.close());

  const finished = async ({ page }: LabPage) => {
    await page.waitForSelector(hash, { timeout: 60_000 });
    return (await page.locator(hash).textContent()) as string;
  };

  test('the numbers are those of the command line it copies', async () => {
    const opened = await lab.open(`${small}&train.seed=3`, { permissions: ['clipboard-read', 'clipboard-write'] });
    const there = await finished(opened);
    await opened.page.getByRole('button', { name: 'Export' }).click();
    await opened.page.getByRole('button', { name: 'Command line' }).click();
    await opened.page.getByText('Copied.').waitFor();
    const line = await opened.page.evaluate(() => navigator.clipboard.readText());
    const args = (line.match(/(?:[^\s']|'[^']*')+/g) ?? []).map((word) => word.replaceAll("'", ''));
    expect(args.slice(0, 3)).toEqual(['curvecast', 'train', '--data=digits']);
    const { out } = await curvecast([...args.slice(1), '--json']);
    expect(there).toBe(JSON.parse(out).hash);
    const [download] = await Promise.all([
      opened.page.waitForEvent('download'),
      opened.page.getByRole('button', { name: 'json', exact: true }).click(),
    ]);
    expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toMatchObject({ kind: 'run', hash: there });
    expect([opened.complaints, opened.foreign]).toEqual([[], []]);
  });

  test('layers are read one by one, with a verdict and what to change', async () => {
    const opened = await lab.open(small);
    await finished(opened);
    const { page } = opened;
    expect(await page.locator('.layers tbody tr').count()).toBe(3);
    expect(await page.locator('.reading').textContent()).toMatch(/tangent kernel along the target ended at/);
    expect(await page.locator('.changes button').count()).toBeGreaterThan(0);
    const before = page.url();
    await page.locator('.changes button').first().click();
    await page.waitForFunction((old) => location.href !== old, before);
    expect(page.url()).toMatch(/net\.(lazinessScale|weightScale|steps)=/);
  });

  test('one hidden layer: the forecast stands beside the outcome', async () => {
    const opened = await lab.open(small.replace('[12,8]', '[24]'));
    await finished(opened);
    const shown = await opened.page.locator('.reading dd').allTextContents();
    expect(Number(shown[0])).toBeGreaterThan(0);
    expect(Number(shown[1])).toBeGreaterThan(0);
  });

  test('a long run waits for a click, is paused, goes on and is called off; its curves stay', async () => {
    const { page } = await lab.open(long);
    await page.getByRole('button', { name: /^Train, about \d+ s/ }).click({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Pause' }).click({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.waitForSelector('.train-mains canvas', { timeout: 60_000 });
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped; the curves are those so far.').waitFor();
    expect(await page.locator('.train-mains canvas').count()).toBe(2);
  });

  test('controls are part of the address', async () => {
    const { page } = await lab.open(small);
    await page.fill('#control-hiddenWidths', '10, 6, 4');
    await page.keyboard.press('Tab');
    await page.selectOption('#control-loss', 'cross-entropy');
    await page.waitForFunction(() => location.hash.includes('cross-entropy'));
    await page.reload();
    await page.waitForSelector('#control-hiddenWidths');
    expect(await page.inputValue('#control-hiddenWidths')).toBe('10, 6, 4');
    expect(await page.inputValue('#control-loss')).toBe('cross-entropy');
  });

  test('a file of the reader is trained on; a link to it asks for the file', async () => {
    const rows = Array.from({ length: 40 }, (_, k) => `${Math.sin(k)},${Math.cos(2 * k)},${k % 2}`);
    const opened = await lab.open(small);
    const { page } = opened;
    await page.waitForSelector('.file input');
    await page.setInputFiles('.file input', {
      name: 'waves.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(['a,b,class', ...rows].join('\n')),
    });
    await page.getByText('40 rows, 3 columns').waitFor();
    await finished(opened);
    await page.waitForFunction(() => /train\.file=waves\.csv.*train\.sha256=[0-9a-f]{64}/.test(location.hash));
    const again = await lab.open(new URL(page.url()).hash);
    await again.page.getByText('This page is about the file waves.csv').waitFor();
    await again.page.setInputFiles('.file input', {
      name: 'waves.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(['a,b,class', ...rows.slice(1)].join('\n')),
    });
    await again.page.getByText('This file is not the one of the link').waitFor();
  });

  test('parameters that do not fit say so', async () => {
    const { page } = await lab.open(`${small}&net.layerLearningRates=[1]`);
    await page.getByRole('alert').filter({ hasText: '3 rates, one per layer' }).waitFor({ timeout: 60_000 });
  });
});
