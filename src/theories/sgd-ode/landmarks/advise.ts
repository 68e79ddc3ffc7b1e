import type { Advice, Job } from '../../../contract/index.js';
import { log } from '../../../numerics/math/index.js';
import { finiteDimension, startOf } from '../initial/index.js';
import type { Parameters } from '../parameters.js';
import { type Setting, settingOf, stepTime } from '../setting.js';
import type { Overlaps } from '../state.js';
import { fastestEscape } from './best-rate.js';
import { type ClosedLandmarks, closedLandmarks, escapeRateOf } from './closed-landmarks.js';
import { phaseRetrievalOf } from './phase-retrieval.js';

/** Share of a threshold that is safe to advise. */
const safety = 0.5;

/**
 * Advice on the learning rate: the largest stable one, the noise floor it leaves, and the one that escapes the plateau with
 * the fewest samples. Goal `risk`: the rate whose noise floor lies at that risk.
 */
export function* adviseLearningRate(parameters: Parameters, goal: Record<string, number>, seed: number): Job<Advice[]> {
  const setting = settingOf(parameters);
  if (!Number.isFinite(setting.students)) return [];
  const dimension = finiteDimension(parameters);
  const start = startOf(parameters, { seed }, 0);
  const marks = closedLandmarks(setting, start, dimension);
  yield { done: 1, total: 2, note: 'learning rates' };
  const advice: Advice[] = [];
  const limit = smallest(marks.criticalLearningRate, marks.blowUpLearningRate, escapeLimit(setting, start));
  if (limit !== undefined) advice.push(stability(setting.learningRate, limit, marks));
  if (marks.noiseFloorSlope !== undefined && setting.labelNoiseVariance > 0)
    advice.push(floor(marks.noiseFloorSlope * setting.labelNoiseVariance, setting.learningRate, goal.risk));
  const best = yield* fastestEscape(setting, start, limit ?? 4 * setting.studentNormalisation);
  if (best) {
    const samples = samplesToEscape(best, setting.studentNormalisation * dimension * setting.batchSize, dimension);
    advice.push({
      topic: 'fastest escape from the plateau',
      text: `Learning rate ${short(best.learningRate)} leaves the plateau with the fewest samples, about ${short(samples)} in dimension ${dimension} (growth rate ${short(best.escapeRate)}).`,
      parameters: { learningRate: round(best.learningRate) },
    });
  }
  const dt = stepTime({ ...setting, dimension });
  if (dt > 0.1)
    advice.push({
      topic: 'step size',
      text: `One step lasts ${short(dt)} of the theory's unit of time: too long for a continuous-time limit. Lower the learning rate or raise the dimension.`,
      parameters: { learningRate: round((0.1 / dt) * setting.learningRate) },
    });
  if (advice.length === 0) advice.push(unknownLimits(dt));
  return withoutExponent(advice, parameters);
}

/** What can be said where no limit of the learning rate is known without a run. */
function unknownLimits(dt: number): Advice {
  return {
    topic: 'learning rate',
    text: `No limit of the learning rate is known for this configuration without a run: the student cannot become the teacher unit by unit, and no symmetric plateau lies ahead. One step lasts ${short(dt)} of the theory's unit of time, short enough; 'curvecast map sgd-ode --x learningRate=...' with the value finalRisk shows how far the rate may go.`,
  };
}

/** Advised rates are those of the steps: an exponent beside them would scale them once more. */
function withoutExponent(advice: Advice[], { learningRateExponent }: Parameters): Advice[] {
  if (learningRateExponent === 0) return advice;
  return advice.map((one) =>
    one.parameters ? { ...one, parameters: { ...one.parameters, learningRateExponent: 0 } } : one,
  );
}

function smallest(...rates: (number | undefined)[]): number | undefined {
  const known = rates.filter((rate) => rate !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}

/**
 * Learning rate above which a quadratic unit on the sphere never leaves zero overlap: its growth rate is linear in the rate.
 * @equation λ = 4 − 2γ(12+Δ) > 0 [sgd-ode 3.9]
 */
function escapeLimit(setting: Setting, start: Overlaps): number | undefined {
  if (!setting.spherical) return undefined;
  const rate = (learningRate: number) => escapeRateOf({ ...setting, learningRate }, start);
  const [still, moving] = [rate(0), rate(1)];
  const linear = still !== undefined && moving !== undefined && phaseRetrievalOf(setting, start) !== undefined;
  return linear && still > 0 && still > moving ? still / (still - moving) : undefined;
}

function stability(
  learningRate: number,
  limit: number,
  { blowUpLearningRate, criticalLearningRate }: ClosedLandmarks,
): Advice {
  const what =
    blowUpLearningRate === limit
      ? 'the overlaps stay bounded'
      : criticalLearningRate === limit
        ? 'the optimum is stable'
        : 'the start is left';
  const state = learningRate < limit ? 'is below it' : 'is above it: the risk will not go to its floor';
  return {
    topic: 'largest stable learning rate',
    text: `Up to learning rate ${short(limit)} ${what}; ${short(learningRate)} ${state}. Half of it is a safe choice.`,
    parameters: { learningRate: round(safety * limit) },
  };
}

function floor(slope: number, learningRate: number, goal: number | undefined): Advice {
  const now = `Label noise stops the risk at about ${short(slope * learningRate)}, in proportion to the learning rate.`;
  if (goal === undefined || !(goal > 0)) return { topic: 'noise floor', text: now };
  return {
    topic: 'noise floor',
    text: `${now} Learning rate ${short(goal / slope)} brings the floor to ${short(goal)}.`,
    parameters: { learningRate: round(goal / slope) },
  };
}

/** Steps·B for ln(d)/(2λ) units of time. */
function samplesToEscape(
  { learningRate, escapeRate }: { learningRate: number; escapeRate: number },
  samplesPerTime: number,
  dimension: number,
): number {
  return ((log(dimension) / (2 * escapeRate)) * samplesPerTime) / learningRate;
}

function short(x: number): string {
  return String(Number(x.toPrecision(3)));
}

function round(x: number): number {
  return Number(x.toPrecision(4));
}
