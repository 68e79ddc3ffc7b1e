import { type Advice, InputError, type Job, numbers } from '../../contract/index.js';
import { exp, log } from '../../numerics/math/index.js';
import { richTime } from './calculators/time-scales.js';
import { conversionOf, settingOf } from './conversions.js';
import { dmft } from './dmft/engine.js';
import { type Limit, limitOf } from './fixed-points/limit.js';
import type { Parameters } from './parameters.js';
import { secondMoment } from './teacher.js';

/** Initial scale with the limit it leads to. */
interface Candidate {
  alpha: number;
  limit: Limit;
}

const goals = ['testMse', 'timeToGrok'];

/**
 * Advice on the start. Goals: `testMse` (the largest initial scale whose limit reaches it: the fastest one) and `timeToGrok`
 * (the weight decay that brings the rich phase at that time). Without a goal: the best initial scale, what it costs in rate,
 * when weight decay takes over, and where to stop.
 * @throws InputError `GOAL_UNKNOWN`, `GOAL_INVALID`
 */
export function* advise(parameters: Parameters, goal: Record<string, number>, seed: number): Job<Advice[]> {
  const asked = Object.entries(goal);
  for (const [name, value] of asked) check(name, value);
  if (goal.timeToGrok !== undefined && asked.length === 1) return [grokAt(parameters, goal.timeToGrok)];
  const advice: Advice[] = [];
  if (parameters.weightDecay > 0) advice.push(late(parameters));
  else if (parameters.sampleRatio >= 1) advice.push(anyStart(parameters));
  else advice.push(...(yield* starts(parameters, goal.testMse)));
  advice.push(yield* early(parameters, goal.testMse, seed));
  if (goal.timeToGrok !== undefined) advice.push(grokAt(parameters, goal.timeToGrok));
  return advice;
}

/** Where along the run the test error is smallest, by a coarse solution. */
function* early(parameters: Parameters, goal: number | undefined, seed: number): Job<Advice> {
  const request = { quality: 'interactive' as const, tolerance: 0.04, seed, quantities: ['testMse'] };
  const data = yield* dmft.run(parameters, request);
  const [t, test] = [numbers(data, 't'), numbers(data, 'testMse')];
  const best = test.indexOf(Math.min(...test));
  const end = test.at(-1)!;
  const gain = test[best]! < 0.98 * end;
  const text = gain
    ? `The test error of this start is smallest at t ≈ ${brief(t[best]!)}: ${brief(test[best]!)}, against ${brief(end)} at t = ${brief(t.at(-1)!)}.`
    : `The test error of this start falls to the end, ${brief(end)} at t = ${brief(t.at(-1)!)}: stopping early gains nothing.`;
  const reached = goal === undefined ? -1 : test.findIndex((value) => value <= goal);
  const first = reached >= 0 ? ` It is first below ${goal} at t ≈ ${brief(t[reached]!)}.` : '';
  return {
    topic: 'early stopping',
    text: text + first,
    ...(gain ? { parameters: { finalTime: Number(brief(t[best]!)) } } : {}),
  };
}

/** Limits over initial scales, in units of the theory. */
function* starts(parameters: Parameters, goal: number | undefined): Job<Advice[]> {
  const { scaleFactor } = conversionOf(parameters.parametrisation);
  const q = secondMoment(parameters.teacher);
  const unit = q > 0 ? Math.sqrt(Math.sqrt(q)) : 1;
  const candidates: Candidate[] = [];
  for (const scale of coarse) candidates.push(yield* limitAt(parameters, unit * scale));
  const rough = candidates.indexOf(lowest(candidates));
  for (const other of [candidates[rough - 1], candidates[rough + 1]])
    if (other) candidates.push(yield* limitAt(parameters, Math.sqrt(candidates[rough]!.alpha * other.alpha)));
  candidates.sort((a, b) => b.alpha - a.alpha);
  const user = (alpha: number) => Number((alpha / scaleFactor).toPrecision(3));
  const advice: Advice[] = [];
  const place = candidates.indexOf(lowest(candidates));
  const interior = place < candidates.length - 1;
  const best = yield* limitAt(parameters, vertex(candidates, place), true);
  advice.push({
    topic: 'initial scale',
    text: `The limit of the test error is smallest at initialScale ≈ ${user(best.alpha)}: ${brief(best.limit.testMse)}, against ${brief(candidates[0]!.limit.testMse)} for a lazy start. ${interior ? 'Smaller starts fit the noise with fewer, larger weights.' : 'Still smaller starts do better yet and take longer.'}`,
    parameters: { initialScale: user(best.alpha), initialMixture: [] },
  });
  advice.push({
    topic: 'rate',
    text: `There the training error falls as exp(−2 μ t) with μ = ${brief(best.limit.smallestHessianEigenvalue * settingOf(parameters).timeFactor)} per unit of time.`,
  });
  if (goal !== undefined) advice.push(reaching(goal, candidates, user));
  return advice;
}

/** Starts tried first, in units of the square root of the weights' size. */
const coarse = [3, 1, 0.3, 0.1, 0.03, 0.01];

/** Minimum of the parabola in log α through a candidate and its neighbours; the candidate itself at the ends. */
function vertex(candidates: Candidate[], place: number): number {
  const [left, middle, right] = [candidates[place - 1], candidates[place]!, candidates[place + 1]];
  if (!left || !right) return middle.alpha;
  const a = log(left.alpha / middle.alpha);
  const b = log(right.alpha / middle.alpha);
  const rise = (other: Candidate) => other.limit.testMse - middle.limit.testMse;
  const bend = rise(left) * b - rise(right) * a;
  return bend === 0 ? middle.alpha : middle.alpha * exp((rise(left) * b * b - rise(right) * a * a) / (2 * bend));
}

function lowest(candidates: Candidate[]): Candidate {
  return candidates.reduce((a, b) => (b.limit.testMse < a.limit.testMse ? b : a));
}

function* limitAt(parameters: Parameters, alpha: number, rate = false): Job<Candidate> {
  const { sampleRatio, labelNoiseVariance, teacher } = parameters;
  const problem = {
    sampleRatio,
    labelNoiseVariance,
    teacher: teacher.filter(({ weight }) => weight > 0),
    weightDecay: 0,
    starts: [{ weight: 1, scale: alpha, asymmetry: 0 }],
  };
  return { alpha, limit: yield* limitOf(problem, rate) };
}

function reaching(goal: number, candidates: Candidate[], user: (alpha: number) => number): Advice {
  const found = candidates.find(({ limit }) => limit.testMse <= goal);
  if (!found)
    return {
      topic: 'testMse',
      text: `No start reaches ${goal} at infinite time without weight decay: more samples or less noise are needed.`,
    };
  return {
    topic: 'testMse',
    text: `initialScale ≈ ${user(found.alpha)} is the largest, hence fastest, of the starts tried (two a decade) that end below ${goal}: at ${brief(found.limit.testMse)}.`,
    parameters: { initialScale: user(found.alpha), initialMixture: [] },
  };
}

function anyStart(parameters: Parameters): Advice {
  const { sampleRatio, labelNoiseVariance } = parameters;
  const end = sampleRatio > 1 ? labelNoiseVariance / (sampleRatio - 1) : Number.POSITIVE_INFINITY;
  return {
    topic: 'initial scale',
    text: `With more samples than weights every start ends at least squares, test error ${brief(end)}; only the way there differs. Stop early from a small start, or use weight decay for a sparse teacher.`,
  };
}

function late(parameters: Parameters): Advice {
  const { weightDecay, starts: all, timeFactor, teacher } = settingOf(parameters);
  const t = richTime(all[0]!.scale, weightDecay, secondMoment(teacher)) / timeFactor;
  return {
    topic: 'weight decay',
    text:
      t > 0
        ? `The start is lazy until t ≈ (log α + 0.65)/λ = ${brief(t)}; then weight decay has shrunk it to the weights' size and the test error falls. Whatever the start, the end is the LASSO with penalty λ.`
        : 'The start is already smaller than the weights: no delayed drop of the test error is to be expected; the end is the LASSO with penalty λ.',
  };
}

function grokAt(parameters: Parameters, time: number): Advice {
  const { starts: all, timeFactor, teacher } = settingOf(parameters);
  const { decayFactor } = conversionOf(parameters.parametrisation);
  const lambda = richTime(all[0]!.scale, 1, secondMoment(teacher)) / (time * timeFactor) / decayFactor;
  if (!(lambda > 0))
    return { topic: 'timeToGrok', text: 'The start is too small for a delayed drop: choose a larger initialScale.' };
  return {
    topic: 'timeToGrok',
    text: `weightDecay ≈ ${brief(lambda)} brings the drop of the test error at t ≈ ${brief(time)}.`,
    parameters: { weightDecay: Number(lambda.toPrecision(3)) },
  };
}

function check(name: string, value: number): void {
  const known = goals.includes(name);
  if (known && value > 0 && Number.isFinite(value)) return;
  throw new InputError({
    code: known ? 'GOAL_INVALID' : 'GOAL_UNKNOWN',
    path: `goal.${name}`,
    expected: known ? 'a positive number' : `one of ${goals.join(', ')}`,
    received: known ? String(value) : `'${name}'`,
    next: 'Leave the goal out for general advice',
  });
}

function brief(x: number): string {
  return String(Number(x.toPrecision(3)));
}
