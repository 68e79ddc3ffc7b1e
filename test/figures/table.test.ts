import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { dataTable } from '../../src/figures/index.js';
import { curve, exhibits, map, quantities } from './exhibits.js';

const cells = (html: string, selector: string) =>
  [...new JSDOM(html).window.document.querySelectorAll(selector)].map(({ textContent }) => textContent);

test.each(Object.entries(exhibits))(
  '%s: every table has a caption, headers, and rows as long as its head',
  (_, exhibit) => {
    const { document } = new JSDOM(dataTable(exhibit, { quantities })).window;
    for (const table of document.querySelectorAll('table')) {
      expect(table.caption?.textContent).not.toBe('');
      const width = table.querySelectorAll('thead th[scope=col]').length;
      for (const row of table.querySelectorAll('tbody tr')) expect(row.children.length).toBe(width);
    }
  },
);

test('a curve: one table a quantity and grid, error columns, first and last point', () => {
  const html = dataTable(curve, { quantities, observables: ['slope'] });
  expect(cells(html, 'thead th')).toEqual([
    't (steps)',
    'theory',
    '± bound',
    'simulation, width 100',
    '± standard error',
  ]);
  const places = cells(html, 'tbody th');
  expect(places[0]).toBe('0');
  expect(places.at(-1)).toBe('120');
});

test('a map says labels in words', () => {
  expect(cells(dataTable(map, { quantities }), 'td')).toContain('diverges');
});
