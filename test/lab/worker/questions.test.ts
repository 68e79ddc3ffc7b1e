import { expect, test } from 'vitest';
import type { Part } from '../../../src/artifacts/result.js';
import { parseParameters } from '../../../src/contract/index.js';
import { inProcess } from '../../../src/execution/in-process.js';
import { describe as card } from '../../../src/lab/worker/questions/describe.js';
import { forecast } from '../../../src/lab/worker/questions/forecast.js';
import type { Context } from '../../../src/lab/worker/questions/index.js';
import { limits } from '../../../src/lab/worker/questions/limits.js';
import { type StudyNews, study } from '../../../src/lab/worker/questions/study.js';
import { registry } from '../../../src/theories/index.js';
import { labSpec } from '../lab-page.js';

/** A context that keeps the news. */
function listening(): { context: Context; news: unknown[] } {
  const news: unknown[] = [];
  const context = {
    registry,
    executor: inProcess(registry),
    tell: (each: unknown) => news.push(structuredClone(each)),
    breathe: async () => undefined,
  };
  return { context, news };
}

test.each(registry)('the card of $id is plain data with a control for every parameter', async ({ id, load }) => {
  const described = await card({ theory: id }, listening().context);
  const { parameters } = await load();
  expect(structuredClone(described)).toEqual(described);
  expect(described.controls.map(({ name }) => name)).toEqual(Object.keys(parameters.shape));
  const defaults = Object.fromEntries(described.controls.map(({ name, default: value }) => [name, value]));
  expect(() => parseParameters(parameters, defaults as Record<string, unknown>)).not.toThrow();
  expect(described.controls.filter(({ essential }) => essential).length).toBeGreaterThanOrEqual(4);
  for (const { kind, meta, default: value } of described.controls) {
    if (kind !== 'number' || !meta.range || typeof value !== 'number') continue;
    if (meta.scale !== 'log' || value > 0) expect(meta.range[0]).toBeLessThanOrEqual(value);
    expect(meta.range[1]).toBeGreaterThanOrEqual(value);
  }
});

test.each(registry)('a forecast of $id holds the quantities asked for', async ({ id, load }) => {
  const { views, parameters } = await load();
  const short = 'finalTime' in parameters.shape ? { finalTime: 3 } : {};
  const quantities = [views[0]?.x ?? '', ...(views[0]?.y ?? [])];
  const { parts } = await forecast({ spec: labSpec(id, short), quantities, oneStart: true }, listening().context);
  expect(parts).toHaveLength(1);
  for (const name of quantities) expect(parts[0]?.dataset.series).toHaveProperty(name);
});

test('members of a family are told as they come, under the names a result gives them', async () => {
  const spec = labSpec('linear-exact', {}, { vary: { width: [10, 20] }, replicas: 2 });
  const { context, news } = listening();
  const foretold = await forecast({ spec, quantities: ['t', 'slope'], oneStart: false }, context);
  expect((news as { parts: Part[] }[]).some(({ parts }) => parts.length === 1)).toBe(true);
  const other = listening();
  const result = await study({ spec: { ...spec, quantities: ['t', 'slope'] } }, other.context);
  const names = (parts: Part[]) => parts.map(({ id, label }) => `${id}: ${label}`);
  expect(names(result.parts)).toEqual(expect.arrayContaining(names(foretold.parts)));
  const told = (other.news as StudyNews[]).flatMap((each) => (each.kind === 'partial' ? [each.part] : []));
  expect(new Set(names(told))).toEqual(new Set(names(result.parts)));
});

test('where the mean-field curves end is known without them; nowhere else is it claimed', async () => {
  const quantities = ['t', 'testMse', 'trainMse'];
  const { context } = listening();
  const found = await limits({ spec: labSpec('dln-dmft'), quantities }, context);
  expect(Object.keys(found?.dataset.series ?? {})).toEqual(['testMse']);
  expect(
    await limits({ spec: labSpec('dln-dmft', { parametrisation: { kind: 'product' } }), quantities }, context),
  ).toBe(undefined);
  expect(await limits({ spec: labSpec('linear-exact'), quantities }, context)).toBe(undefined);
});
