import { effect } from '@preact/signals';
import type { Spec } from '../../artifacts/spec.js';
import { InputError } from '../../contract/errors.js';
import { type Asked, front } from '../bench/index.js';
import { latest } from '../bench/latest.js';
import type { Forecast } from '../worker/questions/forecast.js';
import type { Answer } from '../worker/questions/index.js';
import { failure, forecast, forecasting, problems, regime, spec } from './session.js';
import { longTraining, startStudy, stopStudy, trainingSeconds } from './study.js';

/** A spec that has not changed for so many milliseconds is studied in full. */
const quiet = 250;

let settling: ReturnType<typeof setTimeout> | undefined;
let askedRegime: Asked<Answer<'regime'>> | undefined;

const wish = latest(
  (wanted: Spec) =>
    front.ask('forecast', { spec: { ...wanted, quality: 'interactive' } }, (news: Forecast) => show(news, wanted)),
  {
    answer: show,
    failure(error, wanted) {
      if (!sameTheory(wanted)) return;
      if (error instanceof InputError) problems.value = error.problems;
      else failure.value = (error as Error).message;
    },
    idle() {
      forecasting.value = false;
    },
  },
);

/** Keeps forecast, regime and study in step with the spec for as long as the page lives. */
export function startPipeline(): void {
  let last: Spec | undefined;
  effect(() => {
    const now = spec.value;
    if (now === last) return;
    const moved = now?.theory !== last?.theory;
    last = now;
    stopStudy();
    clearTimeout(settling);
    askedRegime?.cancel();
    askedRegime = undefined;
    if (moved || !now) forget();
    if (!now) return;
    forecasting.value = true;
    wish(now);
    settling = setTimeout(() => settle(now), quiet);
  });
}

function forget(): void {
  forecast.value = undefined;
  regime.value = undefined;
  problems.value = [];
  failure.value = undefined;
}

function show(answer: Forecast, wanted: Spec): void {
  if (!sameTheory(wanted)) return;
  forecast.value = answer;
  problems.value = [];
  failure.value = undefined;
}

function sameTheory({ theory }: Spec): boolean {
  return spec.peek()?.theory === theory;
}

/** The spec has come to rest: regime first, then error bars and training. */
async function settle(wanted: Spec): Promise<void> {
  if (spec.peek() !== wanted) return;
  if (forecasting.peek() || !forecast.peek()) {
    if (problems.peek().length === 0 && !failure.peek()) settling = setTimeout(() => settle(wanted), quiet / 4);
    return;
  }
  if (problems.peek().length > 0 || failure.peek()) return;
  const seconds = trainingSeconds(wanted);
  if (seconds === undefined || seconds <= longTraining) startStudy(trainable(wanted));
  const asked = front.ask('regime', { spec: wanted });
  askedRegime = asked;
  try {
    const found = await asked.answer;
    if (askedRegime === asked) regime.value = found ?? null;
  } catch {
    if (askedRegime === asked) regime.value = null;
  }
}

/** Without replicas where no simulator applies: the theory is shown all the same. */
export function trainable(wanted: Spec): Spec {
  const { simulator } = forecast.peek() as Forecast;
  if (!('refused' in simulator)) return wanted;
  const { replicas: _, ...alone } = wanted;
  return alone;
}
