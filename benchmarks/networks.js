// Speed of finite networks, side by side in one run: one epoch of SGD on digits against numpy on one thread.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { load, namedSet } from '../dist/data/index.js';
import {
  activations,
  descend,
  gaussianNetwork,
  losses,
  rowsOf,
  startDescent,
  streamNormals,
} from '../dist/networks/index.js';
import { randomStream } from '../dist/numerics/random/index.js';

const IMAGES = 1500;
const WIDTH = 1024;
const BATCH = 100;
const RATE = 1e-4;
const ROUNDS = 5;

/** The same epoch: relu, two hidden layers, ten outputs, float64, weights updated in place. */
const NUMPY = `
import sys, time, numpy as np
rng = np.random.default_rng(1)
x = rng.standard_normal((${IMAGES}, 64)); y = rng.standard_normal((${IMAGES}, 10))
sizes = [64, ${WIDTH}, ${WIDTH}, 10]
W = [rng.standard_normal((m, n)) / np.sqrt(n) for n, m in zip(sizes, sizes[1:])]
b = [np.zeros(m) for m in sizes[1:]]
def epoch():
    for i in range(0, ${IMAGES}, ${BATCH}):
        h = [x[i:i + ${BATCH}]]; z = []
        for l in range(3):
            z.append(h[l] @ W[l].T + b[l])
            h.append(np.maximum(z[l], 0))
        d = z[2] - y[i:i + ${BATCH}]
        for l in (2, 1, 0):
            gw, gb = d.T @ h[l], d.sum(0)
            if l: d = (d @ W[l]) * (z[l - 1] > 0)
            W[l] -= ${RATE} * gw; b[l] -= ${RATE} * gb
for line in sys.stdin:
    start = time.process_time()
    epoch()
    print(time.process_time() - start, flush=True)
`;

export const name = 'networks';

export async function run() {
  const numpy = await startNumpy();
  const ours = await epochOfDigits();
  const times = { ours: [], theirs: [] };
  try {
    for (let i = -1; i < ROUNDS; i++) {
      const [mine, theirs] = [timed(ours), await numpy?.seconds()];
      if (i < 0) continue;
      times.ours.push(mine);
      if (theirs !== undefined) times.theirs.push(theirs);
    }
  } finally {
    numpy?.stop();
  }
  const label = `SGD epoch, ${IMAGES} digits, width ${WIDTH}, 2 hidden layers, batches of ${BATCH}`;
  return [
    row(`${label}: ours`, median(times.ours), 's'),
    ...(numpy
      ? [row(`${label}: numpy`, median(times.theirs), 's'), ratio(`${label}: against numpy`, times, 0.35)]
      : []),
  ];
}

async function epochOfDigits() {
  const { data } = load((await namedSet('digits')).table, { inputs: { centre: true, scale: 'secondMoment' } });
  const scaling = { parametrisation: 'standard', weightScale: 1, biasScale: 0.1, richness: 0, lazinessScale: 1 };
  const source = streamNormals(randomStream(1));
  const network = gaussianNetwork([64, WIDTH, WIDTH, 10], activations.relu, scaling, source);
  const labels = Float64Array.from({ length: 10 * data.rows }, (_, i) =>
    data.labels[Math.floor(i / 10)] === i % 10 ? 1 : 0,
  );
  const all = { inputs: data.inputs, labels, count: data.rows };
  const descent = startDescent(network, { learningRate: RATE, loss: losses.squared });
  return () => {
    for (let from = 0; from < IMAGES; from += BATCH)
      descend(
        descent,
        rowsOf(
          all,
          Array.from({ length: BATCH }, (_, i) => from + i),
        ),
      );
  };
}

/** Processor time: with wall time, turns taken by other programs would count. */
function timed(work) {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

/** A Python process that trains an epoch on demand; nothing where there is no numpy. */
async function startNumpy() {
  const child = spawn('/usr/bin/python3', ['-c', NUMPY], {
    env: { ...process.env, OPENBLAS_NUM_THREADS: '1' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const seconds = async () => {
    child.stdin.write('epoch\n');
    const { value, done } = await lines.next();
    return done ? undefined : Number(value);
  };
  if ((await seconds()) === undefined) return undefined;
  return { seconds, stop: () => child.stdin.end() };
}

/** How many times as fast as the other: the median over rounds. */
function ratio(what, { ours, theirs }, target) {
  const value = median(theirs.map((t, i) => t / ours[i]));
  return { ...row(what, value, 'times'), target: `>= ${target}`, met: value >= target };
}

function row(what, value, unit) {
  return { what, value: Number(value.toPrecision(3)), unit };
}

function median(values) {
  return [...values].sort((x, y) => x - y)[values.length >> 1];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(await run());
