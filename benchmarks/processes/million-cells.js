// A million cells swept by two workers and packed; prints the seconds and the largest memory of the process, workers included.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSweep } from '../../dist/artifacts/sweep/schema.js';
import { localExecutor } from '../../dist/execution/local.js';
import { openSweep } from '../../dist/execution/sweep/open.js';
import { packSweep } from '../../dist/execution/sweep/pack/index.js';
import { planOf } from '../../dist/experiments/sweep/plan.js';
import { performSweep } from '../../dist/experiments/sweep/sweep.js';
import { registry } from '../../dist/theories/index.js';

const theory = await registry[0].load();
const range = { from: 0.01, to: 10, count: 1000 };
const sweep = { readoutInitialScale: range, hiddenInitialScale: range };
const raw = { theory: 'linear-exact', parameters: { width: 2 }, sweep, observe: ['kernelRatio', 'regime'] };
const plan = planOf(theory, parseSweep(raw, 'benchmark'));
const folder = mkdtempSync(join(tmpdir(), 'curvecast-sweep-'));
const executor = localExecutor(registry, 2);
const begun = performance.now();
try {
  const { journal, close } = await openSweep(folder, plan.spec, plan);
  await performSweep(plan, { executor, journal, now: () => performance.now() });
  close();
  await packSweep(folder, plan);
} finally {
  await executor.close();
  rmSync(folder, { recursive: true });
}
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({ seconds: (performance.now() - begun) / 1000, megabytes })}\n`);
