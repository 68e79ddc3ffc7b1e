import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Exhibit, View } from '../../src/contract/index.js';
import { exact } from '../../src/contract/index.js';
import { nodeCanvas } from '../../src/execution/drawing.js';
import { dataTable, drawSvg, renderFigure } from '../../src/figures/index.js';

const value = fc.oneof(
  fc.constantFrom(0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e-320, 1e308, -1e308, 1),
  fc.double(),
  fc.double({ min: -10, max: 10, noNaN: true }),
);
const scale = fc.constantFrom('linear' as const, 'log' as const);

/** A dataset of any size whose series hold anything, in a view that may name what is not there. */
const exhibit: fc.Arbitrary<Exhibit> = fc
  .record({
    t: fc.nat(5),
    r: fc.nat(4),
    mark: fc.constantFrom<View['mark'][]>('line', 'dot', 'cell', 'histogram'),
    xScale: scale,
    yScale: scale,
  })
  .chain(({ t, r, mark, xScale, yScale }) =>
    fc
      .record({
        x: fc.array(value, { minLength: t, maxLength: t }),
        y: fc.array(value, { minLength: t * r, maxLength: t * r }),
        labels: fc.array(fc.constantFrom('diverges', '1', '', '-3e5', 'NaN'), { minLength: t * r, maxLength: t * r }),
        other: fc.constantFrom('replica', 'k'),
        y0: fc.constantFrom('y', 'labels', 'absent', 't'),
      })
      .map(
        ({ x, y, labels, other, y0 }): Exhibit => ({
          view: {
            id: 'any',
            title: 'Any <data> & "quotes"',
            mark,
            x: 't',
            rows: other,
            y: [y0, 'y'],
            xScale,
            yScale,
            centre: 0,
            contours: [0, 1],
          },
          layers: [
            {
              label: 'any',
              role: 'simulation',
              dataset: {
                sizes: { t, [other]: r },
                series: {
                  t: exact(['t'], Float64Array.from(x)),
                  y: exact([other, 't'], Float64Array.from(y)),
                  labels: exact([other, 't'], labels),
                },
              },
            },
          ],
          description: 'anything',
        }),
      ),
  );

test('whatever the data, the picture is sound', async () => {
  const document = await nodeCanvas.document();
  const Parser = document.defaultView?.DOMParser as typeof DOMParser;
  await fc.assert(
    fc.asyncProperty(exhibit, async (any) => {
      const svg = await drawSvg(any, { embedFont: false }, nodeCanvas);
      expect(/[^\n]{0,60}="[^"]*(NaN|Infinity|undefined)/.exec(svg)?.[0]).toBeUndefined();
      const root = new Parser().parseFromString(svg, 'image/svg+xml').documentElement;
      expect(root.tagName).toBe('svg');
      expect(Number(root.getAttribute('height'))).toBeGreaterThan(0);
      expect(dataTable(any)).toMatch(/<table|no values/);
      for (const format of ['pdf', 'pgfplots'] as const) {
        const bytes = await renderFigure(any, format, {}, nodeCanvas);
        expect(new TextDecoder('latin1').decode(bytes)).not.toMatch(/(?<![a-z])(Infinity|undefined)/);
      }
    }),
    { numRuns: 80 },
  );
}, 120_000);
