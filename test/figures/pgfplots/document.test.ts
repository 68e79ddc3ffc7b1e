import { expect, test } from 'vitest';
import { nodeCanvas } from '../../../src/execution/drawing.js';
import { renderFigure, type Style } from '../../../src/figures/index.js';
import { curve, exhibits, histogram, logLog, map, quantities } from '../exhibits.js';

const tex = async (exhibit: (typeof exhibits)[keyof typeof exhibits], style: Style = {}) =>
  new TextDecoder().decode(
    await renderFigure(exhibit, 'pgfplots', { quantities, width: '3.25in', fontSize: 8, ...style }, nodeCanvas),
  );

test.each(Object.entries(exhibits))(
  '%s: braces balance, no bare Unicode outside comments, environments close',
  async (_, exhibit) => {
    const code = (await tex(exhibit))
      .split('\n')
      .filter((line) => !line.startsWith('%'))
      .join('\n');
    expect(code.match(/(?<!\\)\{/g)?.length).toBe(code.match(/(?<!\\)\}/g)?.length);
    expect((code.match(/(?<!\\)\$/g)?.length ?? 0) % 2).toBe(0);
    expect([...code].filter((character) => character > '\u007f')).toEqual([]);
    for (const name of ['document', 'tikzpicture', 'groupplot'])
      expect([code.includes(`\\begin{${name}}`), code.includes(`\\end{${name}}`)]).toEqual([true, true]);
  },
);

test('labels are mathematics, sizes are those of the style', async () => {
  const code = await tex(curve);
  expect(code).toContain('ylabel={kernel eigenvalue $\\Theta$');
  expect(code).toContain('\\fontsize{8}{9.6}');
  expect(code).toContain('group size=1 by 3');
  const [left = 0, right = 0] = [...code.matchAll(/xshift=-?([\d.]+)bp/g)].map(([, length]) => Number(length));
  const width = Number(/scale only axis, width=([\d.]+)bp/.exec(code)?.[1]);
  expect(left + width + right).toBeCloseTo(234, 1);
});

test('each kind of mark has its own commands', async () => {
  expect(await tex(map)).toMatch(
    /matrix plot\*, mesh\/cols=64[\s\S]*pattern=north east lines[\s\S]*\\addlegendentry\{diverges\}/,
  );
  expect(await tex(histogram)).toMatch(/const plot[\s\S]*\\closedcycle/);
  await expect(await tex(logLog)).toMatchFileSnapshot('../output/logLog.tex');
});
