import { type Advice, InputError, immediate, type Job } from '../../contract/index.js';
import { adviceTopics } from './advice-topics.js';
import { type Constants, constantsOf } from './constants.js';
import type { Parameters } from './parameters.js';
import { scaleForRatio } from './scale-for-ratio.js';
import { scaledRates, scaledStart } from './scaled-parameters.js';
import { resolve } from './setting.js';
import { type Solution, solve } from './solution.js';
import { drawStart } from './start.js';

const timeGoals = ['halfLife', 'timeToTenPercent', 'timeToPerMille'] as const;

/**
 * Advice for one configuration. Goals: `kernelRatio` (the initial scales that reach it, exactly) and the times `halfLife`,
 * `timeToTenPercent`, `timeToPerMille` (the rates that reach them, exactly for the flow). Without a goal: what stands out.
 * @throws InputError `GOAL_UNKNOWN` for other goals, `GOAL_INVALID` for values that are not positive.
 */
export function advise(parameters: Parameters, goal: Record<string, number>, seed: number): Job<Advice[]> {
  return immediate(() => {
    const solution = solve(drawStart(parameters, seed, 0), resolve(parameters));
    const found = constantsOf(solution);
    const goals = Object.entries(goal);
    if (goals.length === 0) return adviceTopics.flatMap((topic) => topic(parameters, solution, found) ?? []);
    return goals.flatMap(([name, value]) => towards(name, value, { parameters, solution, found }));
  });
}

interface Case {
  parameters: Parameters;
  solution: Solution;
  found: Constants;
}

function towards(name: string, value: number, given: Case): Advice[] {
  if (!(value > 0 && Number.isFinite(value))) throw badGoal('GOAL_INVALID', name, 'a positive number', String(value));
  if (name === 'kernelRatio') return towardsRatio(value, given);
  const time = timeGoals.find((goal) => goal === name);
  if (time) return [towardsTime(time, value, given)];
  throw badGoal('GOAL_UNKNOWN', name, `one of kernelRatio, ${timeGoals.join(', ')}`, `'${name}'`);
}

function towardsRatio(ratio: number, { parameters, solution, found }: Case): Advice[] {
  const factor = solution.kind === 'generic' ? scaleForRatio(found, ratio) : undefined;
  if (factor === undefined) {
    const share = found.initialSlope / found.lazySlopeScale;
    const lowest = Math.sqrt(Math.max(0, 1 - share * share));
    return [
      {
        topic: 'kernelRatio',
        text: `No common factor on the initial scales reaches Θ∞/Θ0 = ${ratio}: large starts end above ${brief(lowest)}, and the target slope must not be 0.`,
      },
    ];
  }
  const square = factor * factor;
  return [
    {
      topic: 'initial scale',
      text: `Multiply both initial layers by ${brief(factor)} to reach Θ∞/Θ0 = ${ratio} exactly.`,
      parameters: scaledStart(parameters, factor),
    },
    {
      topic: 'output scale',
      text: `Or multiply the output scale by ${brief(square)} and both rates by ${brief(1 / (square * square))}: the same ratio at the same initial kernel.`,
      parameters: {
        outputScale: parameters.outputScale * square,
        ...scaledRates(parameters, 1 / (square * square)),
      },
    },
  ];
}

function towardsTime(name: (typeof timeGoals)[number], time: number, { parameters, found }: Case): Advice {
  const factor = found[name] / time;
  if (!Number.isFinite(factor) || factor === 0)
    return { topic: name, text: `${name} is ${found[name]}: no learning rate changes that.` };
  return {
    topic: name,
    text: `Multiply both learning rates by ${brief(factor)}: ${name} becomes ${time} steps for the flow (steps follow it up to a factor of about ${brief(0.1 / found.asymptoticRate)}).`,
    parameters: scaledRates(parameters, factor),
  };
}

function badGoal(code: string, name: string, expected: string, received: string): InputError {
  return new InputError({
    code,
    path: `goal.${name}`,
    expected,
    received,
    next: 'Leave the goal out for general advice',
  });
}

function brief(x: number): string {
  return String(Number(x.toPrecision(4)));
}
