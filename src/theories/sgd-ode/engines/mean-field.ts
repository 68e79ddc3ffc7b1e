import type { Calculation, Dataset, Job, Request } from '../../../contract/index.js';
import { arnaboldi, rkc } from '../citations.js';
import { datasetOf } from '../curves.js';
import { finiteDimensionErf } from '../mean-field/finite-dimension-erf.js';
import { infiniteDimension } from '../mean-field/infinite-dimension.js';
import { particleReader } from '../mean-field/particle-reader.js';
import { particlesOf } from '../mean-field/particle-start.js';
import {
  type ParticleFlow,
  type ParticleProblem,
  packedParticles,
  particleLayout,
  particleRhs,
} from '../mean-field/particle-system.js';
import { secondMoment } from '../mean-field/second-moment.js';
import { squareParticles } from '../mean-field/square-particles.js';
import { halved, type TeacherNodes, teacherNodes } from '../mean-field/teacher-nodes.js';
import {
  exitTimeQuantity,
  momentObservables,
  type Observable,
  particleObservables,
  wantedObservables,
} from '../observables.js';
import { type Parameters, parameters } from '../parameters.js';
import { type Setting, settingOf } from '../setting.js';
import { studentCount } from '../sizes.js';
import { timesOf } from '../times.js';
import { exitEvent, observing } from './observing.js';
import { integrateReplicas, type Runnable } from './runnable.js';
import { riskTolerance, sharper } from './tolerances.js';

/** The limit of infinite width: gradient flow of particles, or of the second moment for the square activation. */
export const meanField: Calculation<typeof parameters> = {
  id: 'mean-field',
  title: 'Mean-field limit of infinite width',
  role: 'theory',
  citations: [arnaboldi, rkc],
  method:
    'In the limit of infinite width the noise of single samples averages out; particles in the teacher span (for the square activation the second moment) were integrated with Dormand-Prince 5(4) or Runge-Kutta-Chebyshev, the error estimated by a second run at a tenth of the tolerance and with other quadrature nodes.',
  parameters,
  quantities: [...particleObservables.map(({ quantity }) => quantity), exitTimeQuantity],
  suits,
  run,
};

/** Widest finite student whose own rows are the particles. */
const widest = 400;

function suits(given: Parameters) {
  const setting = settingOf(given);
  const cost = { seconds: 1, bytes: 1e7 };
  const refusal = (reason: string) => ({ applies: false, reason, seconds: 0, bytes: 0 });
  const { activation, teacherActivation, dimension } = setting;
  const square = activation.name === 'square' && teacherActivation.name === 'square';
  if (isMoment(given)) {
    if (!square) return refusal('second moments close only for the square activation');
    if (!Number.isFinite(dimension) && given.parallelSecondMoment.length > 0)
      return refusal('an isotropic rest needs a finite inputDimension');
    return { applies: true, reason: 'the second moment closes on itself at any width', ...cost };
  }
  if (!Number.isFinite(dimension) || square)
    return { applies: true, reason: 'particles of an infinitely wide student', ...cost };
  if (!(activation.inputScale && teacherActivation.inputScale))
    return refusal(
      'in finite dimension the mean-field limit is known for erf and square; give a finite width or infinite dimension',
    );
  if (setting.readoutRateRatio > 0) return refusal('a trained readout in finite dimension needs a finite width');
  return { applies: true, reason: 'particles, averaged over the angles outside the teacher span', ...cost };
}

function isMoment({ studentSecondMoment, parallelSecondMoment }: Parameters): boolean {
  return studentSecondMoment.length + parallelSecondMoment.length > 0;
}

function* run(given: Parameters, request: Request): Job<Dataset> {
  const times = timesOf(request, given.finalTime);
  if (isMoment(given)) {
    const shape = { observables: wantedObservables(request.quantities, 1, momentObservables), p: 1, k: 1, times };
    const first = request.replicas?.from ?? 0;
    const runnableOf = (replica: number) =>
      replica === first ? momentRunnable(given, shape.observables, request) : undefined;
    return datasetOf(yield* integrateReplicas(shape, runnableOf, request));
  }
  const limit = studentCount(given) > widest ? { ...given, width: Number.POSITIVE_INFINITY } : given;
  const setting = settingOf(limit);
  const count = particlesOf(limit, request, request.replicas?.from ?? 0).orthogonalNorms.length;
  const shape = {
    observables: wantedObservables(request.quantities, 1, particleObservables),
    p: count,
    k: setting.teachers,
    times,
  };
  const runnableOf = (replica: number) => particleRunnable(limit, setting, shape.observables, request, replica, 0);
  return datasetOf(yield* integrateReplicas(shape, runnableOf, request));
}

function momentRunnable(given: Parameters, observables: Observable[], request: Request): Runnable {
  const setting = settingOf(given);
  const flat = (matrix: number[][]) => Float64Array.from(matrix.flat());
  const block = given.parallelSecondMoment.length > 0;
  const size = block ? given.parallelSecondMoment.length : given.studentSecondMoment.length;
  const system = block
    ? secondMoment(flat(given.parallelSecondMoment), orZero(given.teacherParallelSecondMoment, size), size, {
        free: setting.dimension - size,
        level: given.orthogonalSecondMoment,
      })
    : secondMoment(flat(given.studentSecondMoment), orZero(given.teacherSecondMoment, size), size);
  const options = riskTolerance(system.risk, system.risk(system.initial), request);
  return {
    problem: { name: 'second-moment ODE', rhs: system.rhs },
    initial: system.initial,
    options,
    riskRounding: options.norm!.atol / 10,
    observe: {
      size: observables.length,
      of(_t, y, out) {
        out.fill(system.risk(y));
      },
    },
    setting,
    operations: 4 * size * size * size,
  };
}

/** Odd students and teachers make every integrand even: half the nodes of a symmetric rule suffice. */
function nodesFor({ activation, teacherActivation }: Setting, nodes: TeacherNodes): TeacherNodes {
  return activation.odd && teacherActivation.odd && nodes.dimension <= 3 ? halved(nodes) : nodes;
}

function orZero(matrix: number[][], size: number): Float64Array {
  return matrix.length > 0 ? Float64Array.from(matrix.flat()) : new Float64Array(size * size);
}

function particleRunnable(
  given: Parameters,
  setting: Setting,
  observables: Observable[],
  request: Request,
  replica: number,
  variant: 0 | 1,
): Runnable {
  const start = particlesOf(given, request, replica);
  const layout = particleLayout(start, setting.readoutRateRatio > 0);
  const problem: ParticleProblem = { setting, layout, start };
  const square = setting.activation.name === 'square' && setting.teacherActivation.name === 'square';
  const infinite = !square && !Number.isFinite(setting.dimension);
  const system: ParticleFlow = square
    ? squareParticles(problem)
    : infinite
      ? infiniteDimension(problem, nodesFor(setting, teacherNodes(layout.rank, given.quadratureNodes, variant)))
      : finiteDimensionErf(problem);
  const initial = packedParticles(layout, start);
  const read = particleReader(problem, system);
  const options = riskTolerance(system.risk, system.risk(initial), request);
  return {
    problem: { name: 'mean-field ODE', rhs: particleRhs(problem, system) },
    initial,
    options,
    riskRounding: options.norm!.atol / 10,
    observe: observing(read, observables, layout.count, setting.teachers),
    exit: exitEvent(read, given.exitOverlap),
    setting,
    operations: system.operations,
    ...(infinite && variant === 0
      ? { alternative: () => particleRunnable(given, setting, observables, sharper(request), replica, 1) }
      : {}),
  };
}
