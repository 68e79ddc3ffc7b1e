// The lab in headless Chromium, built for production: cold start, sliders, what the network carries, whether the page stutters.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { labLink } from '../dist/artifacts/lab-link.js';
import { serveFolder } from '../dist/execution/server.js';

export const name = 'lab';

const folder = fileURLToPath(new URL('../dist/lab/', import.meta.url));

const spec = (theory, parameters = {}, replicas = undefined) => ({
  format: 1,
  theory,
  parameters,
  seed: 0,
  quality: 'interactive',
  ...(replicas === undefined ? {} : { replicas }),
});

/** Rows { what, value, unit, target, met }. */
export async function run() {
  const served = await serveFolder(folder);
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const lab = { browser, address: served.address };
    return [
      ...(await coldStarts(lab)),
      ...(await sliders(lab)),
      await firstMeanField(lab),
      await stutter(lab),
      ...(await carried(lab)),
    ];
  } finally {
    await browser.close();
    await served.close();
  }
}

/** Waits in the page until curves of these parameters are drawn; milliseconds on its clock. */
const drawnAt = `globalThis.drawnAt = (name, value) => new Promise((found) => {
  const look = () => {
    const mark = performance.getEntriesByName('curvecast:drawn').at(-1);
    const fits = mark?.detail && (name === undefined || mark.detail[name] === value);
    if (fits) found(mark.startTime); else setTimeout(look, 2);
  };
  look();
})`;

async function open({ browser, address }, wanted, act) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(drawnAt);
  await page.addInitScript(`globalThis.longTasks = [];
    new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ entryTypes: ['longtask'] });`);
  try {
    await page.goto(wanted ? labLink(wanted, address) : address);
    return await act(page);
  } finally {
    await context.close();
  }
}

async function coldStarts(lab) {
  const rows = [];
  for (const theory of ['linear-exact', 'sgd-ode']) {
    const times = [];
    for (let k = 0; k < 5; k++) times.push(await open(lab, spec(theory), (page) => page.evaluate('drawnAt()')));
    rows.push(atMost(`${theory}: first curve, cold`, median(times), 'ms', 1000));
  }
  return rows;
}

/** Moves of a slider, one after the other, each from the event to the drawn curve. */
async function sliders(lab) {
  const cases = [
    ['linear-exact', spec('linear-exact', {}, 5), 'readoutInitialScale'],
    ['sgd-ode, p = 10, drift', spec('sgd-ode', { width: 10, noiseTerms: 'none' }, 5), 'finalTime'],
    ['sgd-ode, p = 4, noise', spec('sgd-ode', { width: 4 }, 5), 'learningRate'],
  ];
  const rows = [];
  for (const [what, wanted, parameter] of cases) {
    const times = await open(lab, wanted, async (page) => {
      await page.evaluate('drawnAt()');
      await page.waitForTimeout(1500);
      return page.evaluate(move, [parameter, 60]);
    });
    rows.push(atMost(`${what}: slider to curve, median`, median(times), 'ms', 50));
    rows.push(
      atMost(
        `${what}: slider to curve, 95 %`,
        times.toSorted((a, b) => a - b)[Math.floor(0.95 * times.length)],
        'ms',
        120,
      ),
    );
  }
  return rows;
}

async function move([parameter, count]) {
  const slider = document.querySelector(`#control-${parameter}`).closest('.control').querySelector('input[type=range]');
  const field = document.querySelector(`#control-${parameter}`);
  const times = [];
  for (let k = 0; k < count; k++) {
    slider.value = String(400 + 5 * k);
    const begun = performance.now();
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((shown) => requestAnimationFrame(shown));
    times.push((await globalThis.drawnAt(parameter, Number(field.value))) - begun);
  }
  return times;
}

async function firstMeanField(lab) {
  const times = await open(lab, spec('dln-dmft'), async (page) => {
    await page.evaluate('drawnAt()');
    await page.waitForTimeout(4000);
    return page.evaluate(move, ['initialScale', 8]);
  });
  return atMost('dln-dmft: slider to curve, median', median(times), 'ms', 800);
}

async function stutter(lab) {
  const longest = await open(lab, spec('dln-dmft', {}, 3), async (page) => {
    await page.evaluate('drawnAt()');
    await page.waitForTimeout(1000);
    await page.evaluate('longTasks.length = 0');
    await page.waitForTimeout(6000);
    return page.evaluate('Math.max(0, ...longTasks)');
  });
  return atMost('longest pause of the page while workers compute', longest, 'ms', 100);
}

/** Kilobytes (1000 bytes, gzip) of JavaScript a page and its workers fetch. */
async function carried({ browser }) {
  const fetched = new Set();
  const served = await serveFolder(folder, 0, (path) => path.endsWith('.js') && fetched.add(path));
  const weigh = async (wanted, ready) => {
    fetched.clear();
    await open({ browser, address: served.address }, wanted, ready);
    const sizes = [...fetched].map((path) => gzipSync(readFileSync(`${folder}${path.slice(1)}`), { level: 9 }).length);
    return sizes.reduce((sum, size) => sum + size, 0) / 1000;
  };
  const rows = [
    atMost('home: JavaScript, gzip', await weigh(undefined, (page) => page.waitForSelector('h1')), 'kB', 150),
  ];
  for (const theory of ['linear-exact', 'sgd-ode', 'linearization', 'dln-dmft']) {
    const weight = await weigh(spec(theory), (page) => page.evaluate('drawnAt()'));
    rows.push(atMost(`${theory}: JavaScript until the first curve, gzip`, weight, 'kB', 300));
  }
  await served.close();
  return rows;
}

function atMost(what, value, unit, limit) {
  return { what, value: Number(value.toPrecision(3)), unit, target: `< ${limit}`, met: value < limit };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
