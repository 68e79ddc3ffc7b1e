import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const load = async (name: string) => (await import(`../../benchmarks/${name}.js` as string)) as Record<string, unknown>;
const { benchmarks, tableOf, withSections } = (await load('run')) as {
  benchmarks(): string[];
  tableOf(rows: object[]): string;
  withSections(text: string, sections: Record<string, string>): string;
};

test('benchmarks are found by themselves and named like their files', () => {
  expect(benchmarks()).toEqual(expect.arrayContaining(['execution', 'kernels', 'linear-exact']));
  for (const name of benchmarks())
    expect(readFileSync(`benchmarks/${name}.js`, 'utf8')).toContain(`export const name = '${name}'`);
});

test('rows become a table that says which targets are met', () => {
  const rows = [
    { what: 'a', value: 2, unit: 'ms', target: '< 3', met: true },
    { what: 'b', value: 4, unit: 'ms', target: '< 3', met: false },
    { what: 'c', value: 5, unit: 's' },
  ];
  expect(tableOf(rows).split('\n').slice(2)).toEqual([
    '| a | 2 ms | < 3 | met |',
    '| b | 4 ms | < 3 | **missed** |',
    '| c | 5 s |  |  |',
  ]);
});

test('a section of the page is replaced, the others stay, in order', () => {
  const page = withSections(withSections('', { b: 'old', a: 'one' }), { b: 'new' });
  expect(page).toMatch(/^# Measured speed\n/);
  expect(page.slice(page.indexOf('## '))).toBe('## a\n\none\n\n## b\n\nnew\n');
  expect(withSections(page, {})).toBe(page);
});
