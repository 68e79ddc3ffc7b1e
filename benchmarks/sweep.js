// What a sweep costs beyond its cells: overhead, 10^5 cells with writing, two workers against two processes, memory of a million.
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSweep } from '../dist/artifacts/sweep/schema.js';
import { finish, parseParameters } from '../dist/contract/index.js';
import { inProcess } from '../dist/execution/in-process.js';
import { localExecutor } from '../dist/execution/local.js';
import { nodeThread } from '../dist/execution/node-thread.js';
import { openSweep } from '../dist/execution/sweep/open.js';
import { packSweep } from '../dist/execution/sweep/pack/index.js';
import { nodePool } from '../dist/execution/workers/node.js';
import { planOf } from '../dist/experiments/sweep/plan.js';
import { performSweep } from '../dist/experiments/sweep/sweep.js';
import { registry } from '../dist/theories/index.js';
import { registry as spinning } from './processes/spin.js';

export const name = 'sweep';

const theory = await registry[0].load();

/** Rows { what, value, unit, target, met }. */
export async function run() {
  return [...(await overhead()), ...(await hundredThousand()), ...(await speedUp()), ...million()];
}

function grid(count, extra = {}) {
  const range = { from: 0.01, to: 10, count };
  const sweep = { readoutInitialScale: range, hiddenInitialScale: range };
  const raw = {
    theory: 'linear-exact',
    parameters: { width: 10 },
    sweep,
    observe: ['kernelRatio', 'regime'],
    ...extra,
  };
  return planOf(theory, parseSweep(raw, 'benchmark'));
}

/** An executor whose workers have come up to speed: their start and compilation are no cost of a cell. */
async function warmed(plan, jobs) {
  const executor = localExecutor(registry, jobs);
  const cells = Array.from({ length: Math.min(20, plan.size) }, (_, k) => plan.cellAt(k));
  const task = { kind: 'cells', theory: theory.id, work: plan.work, cells };
  await Promise.all(Array.from({ length: jobs }, () => executor.perform(task)));
  return executor;
}

/** Seconds of a sweep into a fresh folder. */
async function perform(plan, executor, packed = false) {
  const folder = mkdtempSync(join(tmpdir(), 'curvecast-sweep-'));
  try {
    const begun = performance.now();
    const { journal, close } = await openSweep(folder, plan.spec, plan);
    await performSweep(plan, { executor, journal, now: () => performance.now() });
    close();
    if (packed) await packSweep(folder, plan);
    return (performance.now() - begun) / 1000;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Seconds the calculations of a plan take by themselves, parameters parsed. */
function bare(plan) {
  const [engine] = theory.engines;
  const quantities = ['kernelRatio', 'regime', ...theory.caution.needs];
  const all = Array.from({ length: plan.size }, (_, k) => {
    const { at, seed } = plan.cellAt(k);
    return { values: parseParameters(theory.parameters, { ...plan.spec.parameters, ...at }), seed };
  });
  const begun = performance.now();
  for (const { values, seed } of all) finish(engine.run(values, { quality: 'publication', seed, quantities }));
  return (performance.now() - begun) / 1000;
}

async function overhead() {
  const plan = grid(100);
  const executor = await warmed(plan, 1);
  bare(plan);
  const rounds = [];
  for (let k = 0; k < 5; k++) rounds.push(((await perform(plan, executor)) - bare(plan)) / plan.size);
  const value = 1000 * median(rounds);
  return [
    {
      what: 'overhead of a cell, writing included',
      value: round(value),
      unit: 'ms',
      target: '< 0.5',
      met: value < 0.5,
    },
  ];
}

async function hundredThousand() {
  const plan = grid(317);
  const executor = await warmed(plan, 2);
  const seconds = await perform(plan, executor);
  const withPack = await perform(plan, executor, true);
  await executor.close();
  return [
    {
      what: `${plan.size} cells of linear-exact, writing included, 2 workers`,
      value: round(seconds),
      unit: 's',
      target: '< 60',
      met: seconds < 60,
    },
    { what: 'the same and packed', value: round(withPack), unit: 's' },
  ];
}

/** Speed-up of two workers on cells of about 50 ms over that of two independent processes, in turns. */
async function speedUp() {
  const count = 60;
  const spin = await spinning[0].load();
  const seeds = { seed: { from: 0, to: count - 1, count } };
  const plan = planOf(spin, parseSweep({ theory: 'spin', sweep: seeds, observe: ['state'] }, 'benchmark'));
  const halves = [0, 1].map((half) => Array.from({ length: count / 2 }, (_, k) => plan.cellAt(2 * k + half)));
  const task = (cells) => ({ kind: 'cells', theory: 'spin', work: plan.work, cells });
  const single = inProcess(spinning, nodeThread);
  const double = nodePool(2, { script: new URL('./processes/spin-worker.js', import.meta.url) });
  const processes = [0, 1].map(() => fork(new URL('./processes/independent.js', import.meta.url), ['./spin.js']));
  const send = async (process, tasks) => {
    process.send(tasks);
    await once(process, 'message');
  };
  const timed = async (work) => {
    const begun = performance.now();
    await Promise.all(processes.map(work));
    return (performance.now() - begun) / 1000;
  };
  const warm = task(halves[0].slice(0, 5));
  await timed((process) => Promise.all([send(process, [warm]), double.perform(warm)]));
  await single.perform(warm);
  const rounds = [];
  for (let k = 0; k < 5; k++) {
    const alone = await timed((process, k) => (k === 0 ? send(process, halves.map(task)) : undefined));
    const one = await perform(plan, single);
    const two = await perform(plan, double);
    const apart = await timed((process, k) => send(process, [task(halves[k])]));
    rounds.push({ cell: one / count, ours: one / two, theirs: alone / apart });
  }
  await double.close();
  for (const process of processes) process.kill();
  const value = median(rounds.map(({ ours, theirs }) => ours / theirs));
  const of = (key) => round(median(rounds.map((times) => times[key])));
  return [
    { what: 'one of the cells for the speed-up', value: round(1000 * of('cell')), unit: 'ms' },
    { what: 'speed-up of two workers', value: of('ours'), unit: 'x' },
    { what: 'speed-up of two independent processes', value: of('theirs'), unit: 'x' },
    {
      what: 'the former over the latter, round by round',
      value: round(value),
      unit: 'x',
      target: '>= 0.95',
      met: value >= 0.95,
    },
  ];
}

/** Largest memory of a process that sweeps and packs a million cells. */
function million() {
  const script = new URL('./processes/million-cells.js', import.meta.url);
  const { stdout } = spawnSync(process.execPath, [script.pathname], { encoding: 'utf8' });
  const { seconds, megabytes } = JSON.parse(stdout);
  return [
    {
      what: '10^6 cells swept and packed: memory',
      value: round(megabytes),
      unit: 'MB',
      target: '< 500',
      met: megabytes < 500,
    },
    { what: 'the same: time', value: round(seconds), unit: 's' },
  ];
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

function round(value) {
  return Number(value.toPrecision(3));
}
