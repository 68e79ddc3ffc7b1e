// What sharing work out costs: a round trip to a worker, two workers against two processes, yields and progress.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import { inProcess } from '../dist/execution/in-process.js';
import { nodeThread } from '../dist/execution/node-thread.js';
import { nodePool } from '../dist/execution/workers/node.js';

export const name = 'execution';

/** Rows { what, value, unit, target, met }. */
export async function run() {
  return [...(await roundTrip()), ...(await twoAtOnce()), ...(await yielding())];
}

async function roundTrip() {
  const pool = nodePool(1, { script: new URL('../test/execution/fixtures/trials-worker.mjs', import.meta.url) });
  const request = { quality: 'interactive', seed: 1 };
  const task = { kind: 'calculation', theory: 'trials', calculation: 'count', parameters: { steps: 1 }, request };
  const echo = new Worker(new URL('./processes/echo.js', import.meta.url));
  const order = { kind: 'perform', id: 0, task, wants: { step: false } };
  const bare = () => {
    echo.postMessage(order);
    return once(echo, 'message');
  };
  const times = await rounds(
    { bare: () => inARow(bare), task: () => inARow(() => pool.perform(task)) },
    { warm: 10, count: 100 },
  );
  await Promise.all([pool.close(), echo.terminate()]);
  const value = (1000 * median(times.task)) / trips;
  return [
    row('round trip of a message to a worker thread', (1000 * median(times.bare)) / trips, 'ms'),
    { ...row('round trip of a task to a worker', value, 'ms'), target: '< 0.1', met: value < 0.1 },
  ];
}

/** Trips made one after the other before the other contestant has its turn: a worker left alone falls asleep, and is slow to wake. */
const trips = 50;
async function inARow(trip) {
  for (let k = 0; k < trips; k++) await trip();
}

/** About 0.03 s of training. */
const piece = (seed) => ({
  kind: 'calculation',
  theory: 'linear-exact',
  calculation: 'descent',
  parameters: { readoutLearningRate: 3e-4, hiddenLearningRate: 3e-4 },
  request: { quality: 'interactive', seed, replicas: { from: 0, to: 4 } },
});
const pieces = Array.from({ length: 8 }, (_, seed) => piece(seed));

async function twoAtOnce() {
  const workers = [nodePool(1), nodePool(2)];
  const processes = [0, 1].map(() => fork(new URL('./processes/independent.js', import.meta.url)));
  const perform = async (process, tasks) => {
    process.send(tasks);
    await once(process, 'message');
  };
  const times = await rounds(
    {
      oneWorker: () => Promise.all(pieces.map((task) => workers[0].perform(task))),
      twoWorkers: () => Promise.all(pieces.map((task) => workers[1].perform(task))),
      oneProcess: () => perform(processes[0], pieces),
      twoProcesses: () => Promise.all(processes.map((process, k) => perform(process, pieces.slice(4 * k, 4 * k + 4)))),
    },
    { warm: 3, count: 40 },
  );
  await Promise.all(workers.map((pool) => pool.close()));
  for (const process of processes) process.disconnect();
  const speedUp = (one, two) => one.map((time, k) => time / two[k]);
  const byWorkers = speedUp(times.oneWorker, times.twoWorkers);
  const byProcesses = speedUp(times.oneProcess, times.twoProcesses);
  const share = median(byWorkers.map((value, k) => value / byProcesses[k]));
  return [
    row('speed-up by two workers', median(byWorkers), 'times'),
    row('speed-up by two independent processes', median(byProcesses), 'times'),
    { ...row('two workers against two processes', share, 'times'), target: '>= 0.95', met: share >= 0.95 },
  ];
}

/** A job that does nothing but yield: all its time is the price of yielding. */
const steps = 200_000;
function* nothing() {
  for (let done = 0; done < steps; done++) yield { done, total: steps, partial: () => empty, checkpoint: () => null };
  return empty;
}
const empty = { sizes: {}, series: {} };
const calculation = { id: 'nothing', parameters: z.object({}), run: nothing };
const idle = [{ id: 'idle', load: async () => ({ id: 'idle', engines: [], calculators: [calculation] }) }];

async function yielding() {
  let heard = 0;
  const watch = {
    step: () => heard++,
    partial: { every: 1000, take: () => heard++ },
    checkpoint: { every: 5000, take: () => heard++ },
  };
  const task = { theory: 'idle', calculation: 'nothing', parameters: {}, request: {}, kind: 'calculation' };
  const executor = inProcess(idle, nodeThread);
  const pauses = 2000;
  const pause = async () => {
    for (let k = 0; k < pauses; k++) await nodeThread.pause();
  };
  const watched = () => executor.perform(task, watch);
  const times = await rounds({ watched, pause }, { warm: 3, count: 25, clock: processorSeconds });
  const step = (1e6 * median(times.watched)) / steps;
  const handOver = (1e6 * median(times.pause)) / pauses;
  const share = 100 * (step / 1000 + handOver / 12_000);
  return [
    row('a yield with progress, partial results and checkpoints wanted', step, 'µs'),
    row('handing the thread over, every 12 ms', handOver, 'µs'),
    { ...row('both in a job that yields every millisecond', share, '%'), target: '< 1', met: share < 1 },
  ];
}

/** Seconds of each contestant, taken in turns so that a disturbance hits all alike. */
async function rounds(contestants, { warm, count, clock = () => performance.now() / 1000 }) {
  const times = Object.fromEntries(Object.keys(contestants).map((id) => [id, []]));
  for (let round = -warm; round < count; round++) {
    for (const [id, work] of Object.entries(contestants)) {
      const begun = clock();
      await work();
      if (round >= 0) times[id].push(clock() - begun);
    }
  }
  return times;
}

/** Processor time of this process, which other programs do not lengthen by taking turns. */
function processorSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function row(what, value, unit) {
  return { what, value: Number(value.toPrecision(3)), unit };
}

function median(values) {
  return [...values].sort((x, y) => x - y)[values.length >> 1];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(await run());
