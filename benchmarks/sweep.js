// What a sweep costs beyond its cells: overhead, 10^5 cells with writing, two workers against two processes, memory of a million.
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSweep } from '../dist/artifacts/sweep/schema.js';
import { finish, parseParameters } from '../dist/contract/index.js';
import { localExecutor } from '../dist/execution/local.js';
import { openSweep } from '../dist/execution/sweep/open.js';
import { packSweep } from '../dist/execution/sweep/pack/index.js';
import { planOf } from '../dist/experiments/sweep/plan.js';
import { performSweep } from '../dist/experiments/sweep/sweep.js';
import { registry } from '../dist/theories/index.js';

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

/** Seconds of a sweep into a fresh folder. */
async function perform(plan, jobs, packed = false) {
  const folder = mkdtempSync(join(tmpdir(), 'curvecast-sweep-'));
  const executor = localExecutor(registry, jobs);
  // Workers that have loaded the theory: their start is no cost of a cell.
  const warm = Array.from({ length: jobs }, (_, k) => ({
    kind: 'cells',
    theory: theory.id,
    work: plan.work,
    cells: [plan.cellAt(k)],
  }));
  await Promise.all(warm.map((task) => executor.perform(task)));
  try {
    const begun = performance.now();
    const { journal, close } = await openSweep(folder, plan.spec, plan);
    await performSweep(plan, { executor, journal, now: () => performance.now() });
    close();
    if (packed) packSweep(folder, plan);
    return (performance.now() - begun) / 1000;
  } finally {
    await executor.close();
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
  bare(plan);
  const rounds = [];
  for (let k = 0; k < 5; k++) rounds.push(((await perform(plan, 1)) - bare(plan)) / plan.size);
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
  const seconds = await perform(plan, 2);
  const withPack = await perform(plan, 2, true);
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
  const seeds = { seed: { from: 0, to: 39, count: 40 } };
  const plan = grid(2, { sweep: seeds, parameters: { width: 2000 }, replicas: 256, observe: ['kernelRatio'] });
  const halves = [0, 1].map((half) => Array.from({ length: 20 }, (_, k) => plan.cellAt(2 * k + half)));
  const processes = [0, 1].map(() => fork(new URL('./processes/independent.js', import.meta.url)));
  const task = (cells) => ({ kind: 'cells', theory: theory.id, work: plan.work, cells });
  const timed = async (work) => {
    const begun = performance.now();
    await Promise.all(processes.map((process, k) => work(process, k)));
    return (performance.now() - begun) / 1000;
  };
  const send = async (process, tasks) => {
    process.send(tasks);
    await once(process, 'message');
  };
  await timed((process, k) => send(process, [task(halves[k].slice(0, 2))]));
  const ratios = [];
  for (let k = 0; k < 5; k++) {
    const one = await perform(plan, 1);
    const two = await perform(plan, 2);
    const alone = await timed((process, k) => (k === 0 ? send(process, halves.map(task)) : undefined));
    const apart = await timed((process, k) => send(process, [task(halves[k])]));
    ratios.push(one / two / (alone / apart));
  }
  for (const process of processes) process.kill();
  const value = median(ratios);
  return [
    {
      what: 'speed-up of 2 workers over that of 2 processes, cells of 50 ms',
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
