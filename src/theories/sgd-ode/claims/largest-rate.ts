import {
  atMost,
  type Check,
  type Claim,
  type Finding,
  type Job,
  parseParameters,
  within,
} from '../../../contract/index.js';
import { integrate } from '../../../numerics/ode/index.js';
import { orderParameterSystem } from '../engines/system.js';
import { drawStart } from '../initial/index.js';
import { criticalRate } from '../landmarks/critical-rate.js';
import { parameters } from '../parameters.js';
import { settingOf } from '../setting.js';

/** Limits of stability by numerical Jacobians of the prototype. */
const known: [units: number, rate: number][] = [
  [1, Math.PI * Math.sqrt(5 / 3)],
  [2, 2.3068],
  [3, 1.6207],
  [4, 1.2494],
  [6, 0.8567],
];

function problem(K: number, learningRate: number) {
  const values = parseParameters(parameters, {
    width: K,
    teacherWidth: K,
    studentNormalisation: 1,
    teacherNormalisation: 1,
    learningRate,
  });
  return { setting: settingOf(values), start: drawStart(values, 0, 0) };
}

/** Risk after a long time from weights that are off the teacher's by `off` in squared length. */
function finalRisk(K: number, learningRate: number, off: number): { before: number; after: number } {
  const { setting, start } = problem(K, learningRate);
  const system = orderParameterSystem(setting, {
    ...start,
    studentOverlap: displaced(K, off),
    crossOverlap: displaced(K, 0),
  });
  const { values } = integrate(system.problem, { t: 0, y: system.initial }, Float64Array.of(400), {
    rtol: 1e-8,
    atol: 1e-14,
  });
  return { before: system.risk(system.initial), after: system.risk(values.slice(0, system.layout.size)) };
}

function displaced(K: number, off: number): Float64Array {
  return Float64Array.from({ length: K * K }, (_, i) => (i % (K + 1) === 0 ? 1 + off : 0));
}

/** There is a largest learning rate for which the optimum is stable. */
export const largestRate: Claim = {
  id: 'C11',
  statement:
    'Above a critical learning rate the realisable optimum is unstable in high dimension: π√(5/3) for one erf unit, less for wider committees.',
  origin: 'literature',
  evidence: 'own prototype',
  *check(): Job<Finding> {
    const checks: Check[] = [];
    for (const [K, rate] of known) {
      const { setting, start } = problem(K, 1);
      const critical = criticalRate(setting, start)!;
      checks.push(within(`K=${K}: critical learning rate`, critical, rate, { rel: 5e-5 }));
      if (K > 3) continue;
      const below = finalRisk(K, 0.95 * critical, 1e-3);
      const above = finalRisk(K, 1.05 * critical, 1e-3);
      checks.push(
        atMost(`K=${K}: risk after over before, 5 % below it`, below.after / below.before, 0.5),
        atMost(`K=${K}: risk before over after, 5 % above it`, above.before / above.after, 0.5),
      );
      yield { done: K, total: 6 };
    }
    return { checks, exhibits: [] };
  },
};
