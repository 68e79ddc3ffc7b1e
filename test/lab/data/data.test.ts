import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { specOfLink } from '../../../src/artifacts/lab-link.js';
import { absent } from '../../../src/lab/data/held.js';
import { available } from '../../support/tools.js';
import { curves, type Lab, labSpec, startLab } from '../lab-page.js';

const folder = mkdtempSync(join(tmpdir(), 'curvecast-data-'));
const measured = join(folder, 'runs.csv');
writeFileSync(measured, 'step,slope,noise\n1,0.1,5\n10,0.4,6\n100,0.95,7\n');
const points = join(folder, 'points.csv');
writeFileSync(points, 'a,y\n1,2\n-0.5,-0.9\n2,4.1\n0.25,0.4\n');

/** Drops a file on the page as a reader would. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([name, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text as string], name as string, { type: 'text/csv' }));
      return data;
    },
    [name, text],
  );
  await page.dispatchEvent('main', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
}

describe.skipIf(!available('chromium'))("the reader's own data", () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await lab?.close();
  });

  test('a dropped csv is overlaid by the names of its columns; a link asks for the file again', async () => {
    const { page, complaints } = await lab.open(labSpec('linear-exact'));
    await curves(page);
    await drop(page, 'runs.csv', 'step,slope,noise\n1,0.1,5\n10,0.4,6\n100,0.95,7\n');
    await page.getByLabel('slope is drawn as').waitFor();
    expect(await page.getByLabel('slope is drawn as').inputValue()).toBe('slope');
    expect(await page.getByLabel('noise is drawn as').inputValue()).toBe('');
    await page.getByRole('button', { name: 'Overlay' }).click();
    await page.locator('.legend-entry', { hasText: 'runs.csv' }).waitFor();
    expect(decodeURIComponent(page.url())).toContain('"slope":"slope"');
    await page.reload();
    await curves(page);
    await page.getByRole('button', { name: 'choose the file' }).click();
    await page.setInputFiles('.data-file input', points);
    await page.getByText('another file than this page').waitFor();
    await page.setInputFiles('.data-file input', measured);
    await page.locator('.legend-entry', { hasText: 'runs.csv' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('a theory trains on a file as curvecast run --data does; the link carries its hash alone', async () => {
    const { page, complaints } = await lab.open(labSpec('linear-exact', {}, { quality: 'publication' }), {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await curves(page);
    await page.getByRole('button', { name: 'Data', exact: true }).click();
    await page.setInputFiles('.data-file input', points);
    await page.getByLabel('Train on it').check();
    await page.getByLabel('Subtract the means').check();
    await page.getByLabel('Scaling of the inputs').selectOption('standardise');
    const before = page.url();
    await page.getByRole('button', { name: 'Train on it' }).click();
    await page.locator('.data-dialog').waitFor({ state: 'detached' });
    await page.waitForFunction((old) => location.href !== old, before);
    const link = page.url();
    const { parameters, data } = specOfLink(link);
    expect(parameters).toEqual({ inputs: absent, labels: absent });
    expect(data?.source).toBe('points.csv');

    await page.getByRole('button', { name: 'Export' }).click();
    await page.click('[data-export="cli"]');
    await page.getByText('Copied.').waitFor();
    const command = await page.evaluate(() => navigator.clipboard.readText());
    expect(command).toBe('curvecast run linear-exact --data=points.csv --x=a --y=y --centre --scaling=standardise');
    const bin = new URL('../../../dist/cli/bin.js', import.meta.url).pathname;
    const line = command.replace(/^curvecast/, `'${process.execPath}' '${bin}'`);
    const output = execFileSync('sh', ['-c', `${line} --json`], { encoding: 'utf8', cwd: folder, maxBuffer: 1e8 });
    const { hash } = JSON.parse(output);
    const there = await page.evaluate(() => {
      const { curvecast } = globalThis as unknown as {
        curvecast: { spec(): unknown; study(spec: unknown): Promise<{ hash: string }> };
      };
      return curvecast.study(curvecast.spec()).then(({ hash }) => hash);
    });
    expect(there).toBe(hash);

    const again = await lab.open(link.slice(lab.address.length));
    await again.page.getByText('carries its hash only').waitFor();
    await again.page.setInputFiles('.data-file input', measured);
    await again.page.locator('.data-dialog [role=alert]').waitFor();
    await again.page.setInputFiles('.data-file input', points);
    await curves(again.page);
    expect(await again.page.locator('.data-dialog').count()).toBe(0);
    expect([complaints, again.complaints]).toEqual([[], []]);
  });
});
