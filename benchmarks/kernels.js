// Speed of the kernels, side by side in one run: plain TypeScript, WebAssembly, BLAS by koffi, numpy on one thread.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { openBlas } from '../dist/execution/blas.js';
import { selectKernels } from '../dist/numerics/kernels/index.js';
import { fillNormals, randomStream } from '../dist/numerics/random/index.js';

const SIZE = 512;
/** Long enough that a branch predictor cannot learn the numbers by heart. */
const LENGTH = 32768;
const REPEATS = 10;
const NORMALS = 200_000;
const ROUNDS = 25;

const NUMPY = `
import sys, time, numpy as np
rng = np.random.default_rng(1)
a = rng.standard_normal((${SIZE}, ${SIZE})); b = rng.standard_normal((${SIZE}, ${SIZE})); c = np.empty((${SIZE}, ${SIZE}))
x = np.empty(${NORMALS})
for line in sys.stdin:
    start = time.process_time()
    np.dot(a, b, out=c) if line.strip() == 'gemm' else rng.standard_normal(out=x)
    print(time.process_time() - start, flush=True)
`;

export const name = 'kernels';

export async function run() {
  const numpy = await startNumpy();
  try {
    return [...(await products(numpy)), ...functions(), ...(await normals(numpy))];
  } finally {
    numpy?.stop();
  }
}

async function products(numpy) {
  const kinds = { typescript: selectKernels('typescript'), wasm: selectKernels('wasm'), blas: optionalBlas() };
  const contestants = {};
  for (const [id, kernels] of Object.entries(kinds)) {
    if (kernels === undefined) continue;
    const arena = kernels.arena(24 * SIZE * SIZE + 1024);
    const [a, b, c] = [0, 1, 2].map((seed) => fillNormals(arena.f64(SIZE * SIZE), randomStream(seed)));
    contestants[id] = () => timed(() => kernels.gemm({ m: SIZE, n: SIZE, k: SIZE, a, b, c }));
  }
  if (numpy !== undefined) contestants.numpy = () => numpy.seconds('gemm');
  const times = await rounds(contestants);
  const work = 2 * SIZE ** 3 * 1e-9;
  const label = `GEMM f64 ${SIZE}:`;
  return [
    ...Object.entries(times).map(([id, t]) => row(`${label} ${id}`, work / median(t), 'GFLOP/s')),
    ratio(`${label} wasm against typescript`, times.typescript, times.wasm, 4),
    ratio(`${label} wasm against one OpenBLAS thread`, times.numpy, times.wasm, 0.35),
    ratio(`${label} blas against one OpenBLAS thread`, times.numpy, times.blas, 0.9),
  ].filter((entry) => entry !== undefined);
}

function functions() {
  const [plain, wasm] = [selectKernels('typescript'), selectKernels('wasm')];
  const arena = wasm.arena(16 * LENGTH + 256);
  const [x, out] = [fillNormals(arena.f64(LENGTH), randomStream(1)), arena.f64(LENGTH)];
  const repeat = (kernels, f) =>
    timed(() => {
      for (let i = 0; i < REPEATS; i++) kernels.map(f, x, out);
    });
  const rows = ['exp', 'tanh', 'erf'].flatMap((f) => {
    const times = { typescript: [], wasm: [] };
    for (let i = -5; i < ROUNDS; i++) {
      const [t, w] = [repeat(plain, f), repeat(wasm, f)];
      if (i < 0) continue;
      times.typescript.push(t);
      times.wasm.push(w);
    }
    return [
      row(`${f}: wasm`, (median(times.wasm) / (REPEATS * LENGTH)) * 1e9, 'ns a number'),
      ratio(`${f}: wasm against typescript`, times.typescript, times.wasm, 2),
    ];
  });
  arena.release();
  return rows;
}

async function normals(numpy) {
  const stream = randomStream(1);
  const out = new Float64Array(NORMALS);
  const contestants = {};
  for (const id of ['typescript', 'wasm']) {
    const kernels = selectKernels(id);
    contestants[id] = () => timed(() => kernels.fillNormals(out, stream));
  }
  if (numpy !== undefined) contestants.numpy = () => numpy.seconds('normals');
  const times = await rounds(contestants);
  return [
    ...Object.entries(times).map(([id, t]) => row(`normals: ${id}`, (median(t) / NORMALS) * 1e9, 'ns a number')),
    ratio('normals: wasm against numpy', times.numpy, times.wasm, 1),
  ].filter((entry) => entry !== undefined);
}

/** Times of each contestant, taken in turns so that a disturbance hits all alike. */
async function rounds(contestants) {
  const times = Object.fromEntries(Object.keys(contestants).map((id) => [id, []]));
  for (let i = -5; i < ROUNDS; i++) {
    for (const [id, measure] of Object.entries(contestants)) {
      const seconds = await measure();
      if (i >= 0) times[id].push(seconds);
    }
  }
  return times;
}

/** Processor time: with wall time, turns taken by other programs can fall into step with those of the contestants. */
function timed(work) {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function optionalBlas() {
  try {
    return selectKernels('blas', openBlas);
  } catch {
    return undefined;
  }
}

/** A Python process that times one call on demand; nothing where there is no numpy. */
async function startNumpy() {
  const child = spawn('/usr/bin/python3', ['-c', NUMPY], {
    env: { ...process.env, OPENBLAS_NUM_THREADS: '1' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const seconds = async (what) => {
    child.stdin.write(`${what}\n`);
    const { value, done } = await lines.next();
    return done ? undefined : Number(value);
  };
  if ((await seconds('gemm')) === undefined) return undefined;
  return { seconds, stop: () => child.stdin.end() };
}

/** How many times as fast `ours` is as `theirs`: the median over rounds. */
function ratio(what, theirs, ours, target) {
  if (theirs === undefined || ours === undefined) return undefined;
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
