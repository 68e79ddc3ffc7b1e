import { atMost, type Claim, type Effort, type Finding, type Job, numbers, within } from '../../../contract/index.js';
import { curvesOf, exhibit, exponentOf, riskOf } from './tools.js';
import { evenParticles, particlesAsStudents } from './width-averages.js';

/** C7: at infinite width and dimension the dynamics is confined to the target subspace. */
export const targetSubspace: Claim = {
  id: 'C7',
  statement:
    'For infinite width and dimension the dynamics is confined to the target subspace: p(k+1) numbers instead of p² (the orthogonal norms need not decay).',
  origin: 'abstract',
  evidence: 'own prototype',
  check,
};

function* check(effort: Effort, _seed: number): Job<Finding> {
  const widths = effort === 'quick' ? [10, 20, 40] : [10, 20, 40, 80];
  const gaps: number[] = [];
  for (const p of widths) {
    const [full] = yield* riskOf(
      'ode',
      { ...particlesAsStudents(p), learningRate: 0 },
      { times: [1], tolerance: 1e-7 },
    );
    const [reduced] = yield* riskOf('meanField', evenParticles(p), { times: [1], tolerance: 1e-7 });
    gaps.push(full! / reduced! - 1);
  }
  const count = effort === 'quick' ? 50 : 200;
  const times = [0, 10, 100, 1000];
  const late = yield* curvesOf('meanField', evenParticles(count), {
    times,
    quantities: ['risk', 'meanOrthogonalNorm'],
  });
  const norms = numbers(late, 'meanOrthogonalNorm');
  const inside = { ...evenParticles(20), particleOrthogonalNorms: new Array<number>(20).fill(0) };
  const flat = numbers(
    yield* curvesOf('meanField', inside, { times, quantities: ['meanOrthogonalNorm'] }),
    'meanOrthogonalNorm',
  );
  return {
    checks: [
      within('exponent of the relative gap to the full equations in the width', exponentOf(widths, gaps), -1, {
        abs: 0.1,
      }),
      within('mean orthogonal norm at t = 100 (it does not decay)', norms[2]!, 0.283, { rel: 0.03 }),
      within('mean orthogonal norm at t = 1000', norms[3]!, 0.285, { rel: 0.03 }),
      atMost('risk at t = 1000', numbers(late, 'risk')[3]!, 1e-5),
      atMost('orthogonal norm of a start inside the subspace', Math.max(...flat), 0),
    ],
    exhibits: [
      exhibit(
        'Gap between particles and all overlaps',
        'The relative gap of the risk at t = 1 falls like 1/p.',
        { x: 'width', y: 'gap' },
        [
          { label: 'measured', role: 'theory', x: widths, y: gaps.map(Math.abs) },
          { label: '1/p', role: 'guide', x: widths, y: widths.map((p) => (Math.abs(gaps[0]!) * widths[0]!) / p) },
        ],
      ),
    ],
  };
}
