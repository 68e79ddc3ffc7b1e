// Speed of the linear algebra on one core, with the residual it reaches.
import { pathToFileURL } from 'node:url';
import { cholesky, lanczos, matvec, qr, svd, symmetricEigen } from '../dist/numerics/linalg/index.js';
import { fillNormals, randomStream } from '../dist/numerics/random/index.js';

export const name = 'linalg';

export function run() {
  const n = 1000;
  const a = normals(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) a[j * n + i] = a[i * n + j];
  const definite = a.map((entry, at) => (at % (n + 1) === 0 ? entry + 100 : entry));
  const half = 500;
  const eigen = seconds(() => symmetricEigen(a, n), 5);
  return [
    { ...row(`eigenvalues and vectors, ${n} x ${n}`, eigen, 's'), target: '< 3', met: eigen < 3 },
    row('its largest |A v - value v|', residual(a, n, symmetricEigen(a, n)), ''),
    row(
      `10 largest eigenpairs, Lanczos, ${n} x ${n}`,
      seconds(() => top(a, n), 3),
      's',
    ),
    row(
      `Cholesky, ${n} x ${n}`,
      seconds(() => cholesky(definite, n), 5),
      's',
    ),
    row(
      `QR, ${n} x ${half}`,
      seconds(() => qr(a.subarray(0, n * half), n, half), 3),
      's',
    ),
    row(
      'singular values and vectors, 300 x 300',
      seconds(() => svd(a.subarray(0, 90_000), 300, 300), 3),
      's',
    ),
  ];
}

function normals(length) {
  return fillNormals(new Float64Array(length), randomStream(1));
}

function top(a, n) {
  return lanczos((x) => matvec(a, n, n, x), n, { count: 10 });
}

/** Median processor time of a call, which other programs on the machine do not lengthen by taking turns. */
function seconds(work, repeats) {
  const times = Array.from({ length: repeats }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  });
  return times.sort((x, y) => x - y)[repeats >> 1];
}

function residual(a, n, { values, vectors }) {
  let worst = 0;
  for (let j = 0; j < n; j += 37) {
    const v = Float64Array.from({ length: n }, (_, i) => vectors[i * n + j]);
    const image = matvec(a, n, n, v);
    for (let i = 0; i < n; i++) worst = Math.max(worst, Math.abs(image[i] - values[j] * v[i]));
  }
  return worst;
}

function row(what, value, unit) {
  return { what, value: Number(value.toPrecision(3)), unit };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table(run());
