import { type Check, type Claim, type Finding, type Job, parseParameters, within } from '../../../contract/index.js';
import { log } from '../../../numerics/math/index.js';
import { integrate } from '../../../numerics/ode/index.js';
import { orderParameterSystem, type System } from '../engines/system.js';
import { drawStart } from '../initial/index.js';
import { committeeEscapeRate, committeePlateauRisk } from '../landmarks/committee-plateau.js';
import { type SymmetricPlateau, symmetricPlateau } from '../landmarks/symmetric-plateau.js';
import { parameters } from '../parameters.js';
import { settingOf } from '../setting.js';

/** Asymmetries from which the plateau is left, small enough for the linear law. */
const asymmetries = [1e-4, 1e-5, 1e-6];

/** The unspecialised plateau, its height, and how long it lasts. */
export const plateauEscape: Claim = {
  id: 'C9',
  statement:
    'Before they specialise, students wait on a plateau of height (K/π)[π/6 − K asin(1/2K)]; it is left at a closed rate, so that it lasts longer by ln(ratio)/λ from a smaller asymmetry, like ln d from random starts.',
  origin: 'literature',
  evidence: 'closed form',
  *check(): Job<Finding> {
    const checks: Check[] = [];
    for (const K of [2, 3, 4]) {
      const values = parseParameters(parameters, {
        width: K,
        teacherWidth: K,
        studentNormalisation: 1,
        teacherNormalisation: 1,
        learningRate: 0,
      });
      const setting = settingOf(values);
      const start = drawStart(values, 0, 0);
      const plateau = symmetricPlateau(setting, start)!;
      checks.push(
        within(`K=${K}: risk at the fixed point of the flow`, plateau.risk, committeePlateauRisk(K), { rel: 1e-9 }),
        within(`K=${K}: growth rate of its linearisation`, plateau.escapeRate, committeeEscapeRate(K), { rel: 1e-7 }),
      );
      const system = orderParameterSystem(setting, start);
      const exits = asymmetries.map((size) => exitTime(system, plateau, size));
      for (let n = 1; n < exits.length; n++)
        checks.push(
          within(
            `K=${K}: longer by, from asymmetry ${asymmetries[n - 1]} to ${asymmetries[n]}`,
            exits[n]! - exits[n - 1]!,
            log(asymmetries[n - 1]! / asymmetries[n]!) / committeeEscapeRate(K),
            { rel: 0.02 },
          ),
        );
      yield { done: K, total: 4 };
    }
    return { checks, exhibits: [] };
  },
};

/** Time at which the risk has fallen to half the plateau, from the plateau pushed by that much along one escape mode. */
function exitTime(system: System, plateau: SymmetricPlateau, size: number): number {
  const { p, k, crossAt, size: length } = system.layout;
  const y = new Float64Array(length);
  let at = 0;
  for (let j = 0; j < p; j++)
    for (let l = 0; l <= j; l++) y[at++] = j === l ? plateau.squaredNorm : plateau.studentOverlap;
  y.fill(plateau.crossOverlap, crossAt);
  for (let j = 0; j < p; j++) y[crossAt + j * k + j] = y[crossAt + j * k + j]! + size;
  for (let j = 0; j < p; j++) y[crossAt + j * k + ((j + 1) % k)] = y[crossAt + j * k + ((j + 1) % k)]! - size;
  const half = {
    name: 'half',
    direction: -1 as const,
    terminal: true,
    of: (_t: number, s: Float64Array) => system.risk(s) - plateau.risk / 2,
  };
  const solution = integrate(system.problem, { t: 0, y }, Float64Array.of(3000), {
    rtol: 1e-8,
    atol: 1e-12,
    events: [half],
  });
  return solution.hits[0]?.t ?? Number.POSITIVE_INFINITY;
}
