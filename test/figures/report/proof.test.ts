import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import type { Result } from '../../../src/artifacts/result.js';
import { nodeCanvas } from '../../../src/execution/drawing.js';
import { reportHtml, runReportHtml } from '../../../src/figures/index.js';
import { curve, quantities } from '../exhibits.js';
import { proof, run } from './samples.js';

/** Anything a browser would fetch. */
const requests = (html: string) => html.match(/(?:src|href)="(?!#)[^"]*"|url\((?!data:|#)[^)]*\)|@import/g) ?? [];

test('the proof table: summary by origin, every check, every command, figures inside, nothing fetched', async () => {
  const html = await reportHtml(proof, nodeCanvas);
  expect(requests(html)).toEqual([]);
  expect(html).toBe(await reportHtml(proof, nodeCanvas));
  const { document } = new JSDOM(html).window;
  expect(document.querySelector('.lead')?.textContent).toBe('3 claims: 1 pass, 1 fail, 1 undecided.');
  const summary = [...document.querySelectorAll('table')][0] as HTMLTableElement;
  const counts = [...summary.tBodies[0]!.rows].map((row) =>
    [...row.cells].slice(0, 4).map(({ textContent }) => textContent),
  );
  expect(counts).toEqual([
    ['abstract', '1', '0', '0'],
    ['literature', '0', '1', '0'],
    ['ours', '0', '0', '1'],
  ]);
  const claims = [...document.querySelectorAll('tbody.claim')];
  expect(claims.map(({ id }) => id)).toEqual(['linear-exact-C1', 'linear-exact-C2', 'linear-exact-C3']);
  expect(claims.map((claim) => claim.querySelector('.verdict')?.textContent)).toEqual(['pass', 'fail', 'undecided']);
  expect(claims.map((claim) => claim.querySelector('code')?.textContent)).toEqual(
    proof.sections[0]?.claims.map(({ command }) => command),
  );
  expect(document.querySelectorAll('figure > svg[role=img]').length).toBe(3);
  expect(document.querySelectorAll('figure details table').length).toBeGreaterThanOrEqual(3);
  expect(html).toContain('prefers-color-scheme:dark');
});

test('a report without claims is a page all the same', async () => {
  expect(await reportHtml({ title: 'Nothing & more', sections: [] }, nodeCanvas)).toContain(
    '<h1>Nothing &amp; more</h1>',
  );
});

test('the page of a run: regime, agreement, measures, specification with its infinities, sources', async () => {
  const html = await runReportHtml(
    run,
    { exhibits: [curve], quantities, command: 'npx curvecast run linear-exact' },
    nodeCanvas,
  );
  expect(requests(html)).toEqual([]);
  const text = new JSDOM(html).window.document.querySelector('main')?.textContent ?? '';
  for (const part of [
    run.regime?.label,
    run.hash,
    '0.24 %',
    '"width": "Infinity"',
    'arXiv:2401.00001',
    'npx curvecast run linear-exact',
  ])
    expect(text).toContain(part);
});

test('a result of a run is a summary as it stands', async () => {
  const result: Result = {
    ...(run as Omit<typeof run, 'agreement' | 'finiteSize' | 'spec'>),
    format: 1,
    contractVersion: 1,
    kind: 'run',
    parts: [],
    agreement: [],
    spec: { format: 1, theory: 'toy', parameters: {}, seed: 0, quality: 'interactive' },
  };
  expect(await runReportHtml(result, { exhibits: [], command: 'x' }, nodeCanvas)).toContain(
    '&quot;theory&quot;: &quot;toy&quot;',
  );
});
