import { expect, test } from 'vitest';
import type { Result } from '../../src/artifacts/result.js';
import { inProcess } from '../../src/execution/in-process.js';
import { compare } from '../../src/experiments/compare.js';
import { run } from '../../src/experiments/run.js';
import { registry } from '../../src/theories/index.js';

const theory = await registry[0]!.load();
const executor = inProcess(registry);

async function result(parameters: Record<string, number>, conventions = {}): Promise<Result> {
  const spec = { format: 1 as const, theory: 'linear-exact', parameters, seed: 0, quality: 'publication' as const };
  const found = await run(spec, { registry, executor });
  return {
    ...found,
    conventions: { ...found.conventions, ...conventions },
    hash: '',
    run: { date: '', host: '', node: '', seconds: {} },
  };
}

const narrow = { name: 'runs/narrow', result: await result({ width: 10 }) };
const wide = { name: 'runs/wide', result: await result({ width: 90 }) };

test('results of one theory are overlaid under their names', () => {
  const { exhibits, differences } = compare([narrow, wide], theory.views);
  expect(differences).toEqual([{ parameter: 'width', values: [10, 90] }]);
  expect(exhibits.find(({ view }) => view.id === 'compare-slope')!.layers.map(({ label }) => label)).toEqual([
    'narrow: theory',
    'wide: theory',
  ]);
});

test('losses that mean different things are refused until made relative', async () => {
  const other = { name: 'other', result: await result({}, { lossNormalisation: 'sum over samples' }) };
  expect(() => compare([narrow, other], theory.views)).toThrow(/COMPARE|loss normalisation/);
  const { exhibits } = compare([narrow, other], theory.views, { loss: 'relative' });
  const loss = exhibits.find(({ view }) => view.y[0] === 'loss')!;
  for (const { dataset } of loss.layers) expect((dataset.series.loss!.values as Float64Array)[0]).toBe(1);
});

test('times that mean different things are refused until counted in steps', async () => {
  const other = { name: 'other', result: await result({}, { timeUnit: 'epochs', stepsPerTime: 50 }) };
  expect(() => compare([narrow, other], theory.views)).toThrow(/unit of time/);
  const { exhibits } = compare([narrow, other], theory.views, { time: 'steps' });
  const [a, b] = exhibits[0]!.layers.map(({ dataset }) => dataset.series.t!.values as Float64Array);
  expect(b!.at(-1)! / (other.result.parts[0]!.dataset.series.t!.values as Float64Array).at(-1)!).toBeCloseTo(50);
  expect(a!.length).toBeGreaterThan(0);
  const flow = { name: 'flow', result: await result({}, { timeUnit: 'tau', stepsPerTime: 0 }) };
  expect(() => compare([narrow, flow], theory.views, { time: 'steps' })).toThrow(/gradient flow/);
});
