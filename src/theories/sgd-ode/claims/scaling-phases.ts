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
import { scalingPhase } from '../landmarks/scaling-phase.js';
import { parameters } from '../parameters.js';
import { settingOf } from '../setting.js';

const given = {
  studentOverlap: [
    [0.6, 0.1],
    [0.1, 0.5],
  ],
  crossOverlap: [
    [0.3, 0.1],
    [0.1, 0.3],
  ],
  labelNoiseVariance: 0.05,
  studentNormalisation: 1,
  teacherNormalisation: 1,
};

/** The limit system at noise strength g (s = 1: the learning rate), looked at at these times. */
function curves(g: number, times: number[]) {
  const values = parseParameters(parameters, { ...given, learningRate: g });
  const system = orderParameterSystem(settingOf(values), drawStart(values, 0, 0));
  const { values: rows, width } = integrate(system.problem, { t: 0, y: system.initial }, Float64Array.from(times), {
    rtol: 1e-9,
    atol: 1e-12,
  });
  return times.map((_, n) => {
    const y = rows.slice(n * width, (n + 1) * width);
    return { y, risk: system.risk(y), crossAt: system.layout.crossAt };
  });
}

/** Which terms survive when width and learning rate scale with the dimension. */
export const scalingPhases: Claim = {
  id: 'C10',
  statement:
    'With p ~ d^κ and γ ~ d^−δ learning is perfect for κ+δ > 0 (noise strength g → 0), stops at a plateau for κ+δ = 0 (g fixed), and fails for κ+δ < 0 (g → ∞: overlaps with the teacher stay, norms grow in time g·t).',
  origin: 'abstract',
  evidence: 'closed form',
  *check(): Job<Finding> {
    const checks: Check[] = [];
    const late = (g: number) => curves(g, [0, 2000])[1]!.risk;
    const floors = [0.2, 0.02, 0.002].map(late);
    checks.push(
      within('perfect learning: final risk falls with g, ratio at g = 0.02 and 0.002', floors[1]! / floors[2]!, 10, {
        rel: 0.15,
      }),
      atMost(`phase ${scalingPhase(0, 0.5)}: final risk at g = 0.002`, floors[2]!, 1e-4),
    );
    yield { done: 1, total: 3 };
    const floor = curves(0.2, [0, 1000, 2000]);
    checks.push(
      within(`phase ${scalingPhase(0.5, -0.5)}: the plateau at g = 0.2 stays`, floor[2]!.risk, floor[1]!.risk, {
        rel: 1e-3,
      }),
    );
    yield { done: 2, total: 3 };
    const noise = [100, 1000].map((g) => curves(g, [0, 0.05 / g, 0.2 / g]));
    const [slower, faster] = noise;
    const crossAt = slower![0]!.crossAt;
    const m = (rows: typeof floor, n: number) => rows[n]!.y[crossAt]!;
    const norm = (rows: typeof floor, n: number) => rows[n]!.y[0]!;
    checks.push(
      within(`phase ${scalingPhase(0, -0.25)}: overlap with the teacher at g = 1000`, m(faster!, 2), 0.3, {
        rel: 2e-3,
      }),
      within('noise only: growth of the norm in time g·t, g = 100 against 1000', norm(slower!, 2), norm(faster!, 2), {
        rel: 0.01,
      }),
      atMost('noise only: the norm does grow', norm(faster!, 0) / norm(faster!, 2), 0.98),
    );
    return { checks, exhibits: [] };
  },
};
