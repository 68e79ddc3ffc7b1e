import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { resultToJson } from '../../src/artifacts/json.js';
import { resultToNpz } from '../../src/artifacts/npz.js';
import { result, spec } from './sample.js';

const python = '/usr/bin/python3';
const folder = mkdtempSync(join(tmpdir(), 'curvecast-numpy-'));
const file = join(folder, 'result.npz');
writeFileSync(file, resultToNpz(result));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (args: string[], env: Record<string, string> = {}) =>
  execFileSync(python, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
const hasNumpy = (() => {
  try {
    run(['-c', 'import numpy']);
    return true;
  } catch {
    console.warn('Skipped: numpy does not read our files here. To run it: apt-get install python3-numpy');
    return false;
  }
})();
const withNumpy = test.skipIf(!hasNumpy && !process.env.CI);

const script = `
import json, sys
import numpy as np
z = np.load(sys.argv[1])
print(json.dumps({
  "spec": json.loads(z["spec.json"].item()),
  "loss": [str(v) for v in z["theory/loss"]], "error": str(z["theory/loss.error"].dtype),
  "norm": z["theory/norm"].shape, "sign": bool(np.signbit(z["theory/norm"][0, 0])), "sum": bool(z["theory/norm"][0, 2] == 0.1 + 0.2),
  "layer": z["theory/layer"].tolist(), "plateau": z["theory/plateau"].shape, "empty": z["theory/empty"].shape,
  "replicas": z["simulation, width=100.5/loss"].tolist(), "contiguous": bool(z["theory/norm"].flags.c_contiguous),
}))`;

withNumpy('numpy alone reads a result', () => {
  expect(JSON.parse(run(['-c', script, file]))).toEqual({
    spec,
    loss: ['1.0', 'nan', 'inf'],
    error: 'float64',
    norm: [2, 3],
    sign: true,
    sum: true,
    layer: ['first, "u"', 'w\nθ'],
    plateau: [],
    empty: [0],
    replicas: [
      [1, 2],
      [3, 4],
    ],
    contiguous: true,
  });
});

withNumpy('examples/load.py lists what a result holds', () => {
  const printed = run(['examples/load.py', file]);
  expect(printed).toContain('theory: linear-exact');
  expect(printed).toContain('theory/norm: float64 (2, 3)');
});

withNumpy('examples/load.py asks the command line', () => {
  writeFileSync(join(folder, 'result.json'), resultToJson(result));
  writeFileSync(join(folder, 'npx'), `#!/bin/sh\necho "$*" > '${folder}/asked'\ncat '${folder}/result.json'\n`, {
    mode: 0o755,
  });
  const printed = run(['examples/load.py'], { PATH: `${folder}:${process.env.PATH}` });
  expect(readFileSync(join(folder, 'asked'), 'utf8')).toBe('curvecast run linear-exact --json\n');
  expect(printed).toContain('theory loss [ 1. nan inf]');
  expect(printed).toContain("theory layer ['first, \"u\"', 'w\\nθ']");
});
