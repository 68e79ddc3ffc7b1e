// Takes the pictures of the lab that README and docs show: node scripts/lab-pictures.js [FOLDER], after npm run build.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { labLink } from '../dist/artifacts/lab-link.js';
import { serveFolder } from '../dist/execution/server.js';

const [folder = 'docs/figures'] = process.argv.slice(2);
const spec = (theory, parameters, more) => ({
  format: 1,
  theory,
  parameters,
  seed: 0,
  quality: 'interactive',
  replicas: 5,
  ...more,
});

/** Name, address and window of each picture; `ready` is there when there is something to see. */
const pictures = [
  { name: 'lab-home', address: '', size: [1280, 900], ready: 'h1' },
  { name: 'lab-theory', address: labLink(spec('linear-exact', {}), ''), size: [1280, 1000], ready: '.agreement' },
  { name: 'lab-map', address: '#view=map', size: [1280, 900], ready: 'canvas' },
  {
    name: 'lab-phone',
    address: labLink(spec('sgd-ode', { width: 2, finalTime: 100 }), ''),
    size: [360, 740],
    ready: '.agreement',
    dark: true,
  },
];

const served = await serveFolder(fileURLToPath(new URL('../dist/lab/', import.meta.url)));
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
try {
  for (const { name, address, size, ready, dark } of pictures) {
    const [width, height] = size;
    const page = await browser.newPage({
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
    });
    await page.goto(`${served.address}${address}`);
    await page.waitForSelector(ready, { timeout: 60_000, state: 'attached' });
    await page.waitForTimeout(4000);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    console.log(`${name}.png`);
    await page.close();
  }
} finally {
  await browser.close();
  await served.close();
}
