import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { parseRecord } from '../../../src/artifacts/sweep/record.js';
import { finish, parseParameters } from '../../../src/contract/index.js';
import { evaluate } from '../../../src/experiments/evaluate.js';
import { cellsJob } from '../../../src/experiments/sweep/cells-job.js';
import { registry } from '../../../src/theories/index.js';
import { performed, planned } from './site.js';

const base = { theory: 'linear-exact', observe: ['kernelRatio', 'regime'] };

test('a cell holds what the engine says at its parameters and seed', async () => {
  const { records } = await performed({ ...base, sweep: { width: [3, 30], seed: [2] } });
  const theory = await registry[0]!.load();
  for (const { at, of } of records) {
    const values = parseParameters(theory.parameters, { width: at.width });
    const dataset = finish(theory.engines[0]!.run(values, { quality: 'publication', seed: 2 }));
    const measure = theory.measures.find(({ name }) => name === 'kernelRatio')!;
    expect(of.kernelRatio).toBe(evaluate(measure, dataset).value);
  }
  expect(records.map(({ cell }) => cell)).toEqual([0, 1]);
});

test('curves are recorded at the times asked for, means with their standard error', async () => {
  const times = [0, 10, 2.5];
  const { records } = await performed({ ...base, observe: ['loss'], times, replicas: 8, sweep: { width: [10] } });
  expect(Object.keys(records[0]!.of)).toEqual([
    'loss[t=0]',
    'loss[t=0].error',
    'loss[t=10]',
    'loss[t=10].error',
    'loss[t=2.5]',
    'loss[t=2.5].error',
    'caution',
  ]);
});

test('both: values of theory and simulation, and whether they agree', async () => {
  const { records } = await performed({
    ...base,
    observe: ['loss'],
    times: [0, 5, 50],
    engine: 'both',
    replicas: 64,
    sweep: { width: [20] },
  });
  const { of } = records[0]!;
  expect(of['loss.simulated[t=50]']).toBeCloseTo(of['loss[t=50]'] as number, 2);
  expect(of.agreement).toBe('pass');
  expect(of.deviation).toBeLessThan(0.02);
});

test('both where only the simulation applies: its values alone', async () => {
  const { records, outcome } = await performed({
    ...base,
    observe: ['loss'],
    times: [1, 5],
    engine: 'both',
    sweep: { momentum: [0.5], width: [5] },
  });
  expect(outcome.failed).toBe(0);
  expect(Object.keys(records[0]!.of)).toEqual(['loss.simulated[t=1]', 'loss.simulated[t=5]']);
});

test('a failing cell is recorded and the others go on; its command shows the same again', async () => {
  const { records, outcome } = await performed({ ...base, sweep: { momentum: [0, 0.9], width: [5, 7] } });
  expect(outcome).toEqual({ done: 4, failed: 2, total: 4 });
  const failed = records.filter((record) => record.failed);
  expect(failed.map(({ at }) => at)).toEqual([
    { momentum: 0.9, width: 5, seed: 0 },
    { momentum: 0.9, width: 7, seed: 0 },
  ]);
  const { replay, message } = failed[1]!.failed!;
  const shown = execFileSync('bash', ['-c', `curvecast() { node dist/cli/bin.js "$@"; }; ${replay} || true`], {
    encoding: 'utf8',
  });
  expect(shown).toContain(message);
});

test('neither batches nor their order change a byte', async () => {
  const plan = await planned({ ...base, sweep: { width: [2, 4, 8], seed: [0, 1, 2] } });
  const cells = Array.from({ length: 9 }, (_, k) => plan.cellAt(k));
  const together = finish(cellsJob(plan.theory, plan.work, cells))
    .lines.split('\n')
    .slice(0, 9);
  const alone = cells
    .toReversed()
    .map((cell) => finish(cellsJob(plan.theory, plan.work, [cell])).lines.trim())
    .reverse();
  expect(alone).toEqual(together);
  expect(together.map((line) => parseRecord(line)!.cell)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});

test('every theory can be swept, theory and simulation judged', async () => {
  for (const { id, load } of registry) {
    const theory = await load();
    const observe = theory.measures.slice(0, 2).map(({ name }) => name);
    const { records } = await performed({
      theory: id,
      parameters: theory.presets[0]?.parameters ?? {},
      observe,
      engine: 'both',
      replicas: 2,
      quality: 'interactive',
      sweep: { seed: [0] },
    });
    const [{ of, failed } = { of: {} as Record<string, unknown>, failed: undefined }] = records;
    expect([id, failed, Object.keys(of)]).toEqual([id, undefined, expect.arrayContaining(observe)]);
    expect(['pass', 'fail', 'undecided']).toContain(of.agreement);
    expect(of.deviation).toBeLessThan(1);
  }
});
