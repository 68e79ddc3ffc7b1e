import { effect } from '@preact/signals';
import type { Spec } from '../../artifacts/spec.js';
import { InputError } from '../../contract/errors.js';
import { type Asked, front } from '../bench/index.js';
import { latest } from '../bench/latest.js';
import { waitsForData } from '../data/held.js';
import type { Forecast } from '../worker/questions/forecast.js';
import type { Answer } from '../worker/questions/index.js';
import { wishLimits } from './limits.js';
import { mainView } from './main-view.js';
import {
  card,
  failure,
  forecast,
  forecasting,
  limits,
  look,
  problems,
  quantitiesOfView,
  regime,
  shownQuantities,
  sketched,
  spec,
  wholeForecast,
} from './session.js';
import { longTraining, startStudy, stopStudy, trainingSeconds } from './study.js';

/** A spec that has not changed for so many milliseconds is studied in full. */
const quiet = 220;

/** While a slider moves all charts follow if that takes at most so many milliseconds, else the large one alone. */
const quick = 30;

/** Unfinished curves are shown once a forecast has taken so many milliseconds; before that they would only flicker. */
const showPartial = 150;

interface Wish {
  spec: Spec;
  whole: boolean;
}

let settling: ReturnType<typeof setTimeout> | undefined;
let askedRegime: Asked<Answer<'regime'>> | undefined;
let wholeCost = 0;
let begun = 0;

const wish = latest(ask, {
  answer(answer: Forecast, wanted: Wish) {
    if (wanted.whole) wholeCost = performance.now() - begun;
    show(answer, wanted);
    if (wanted.whole && spec.peek() === wanted.spec && settling === undefined) void study(wanted.spec);
  },
  failure(error, wanted) {
    if (!sameTheory(wanted.spec)) return;
    if (error instanceof InputError) problems.value = error.problems;
    else failure.value = (error as Error).message;
  },
  idle() {
    forecasting.value = false;
  },
});

function ask({ spec: wanted, whole }: Wish): Asked<Forecast> {
  begun = performance.now();
  const view = mainView();
  const quantities = whole || !view ? shownQuantities.peek() : quantitiesOfView(view);
  const sketch = { spec: { ...wanted, quality: 'interactive' as const }, quantities, oneStart: !whole };
  return front.ask('forecast', sketch, (news: Forecast) => {
    if (performance.now() - begun > showPartial) show(news, { spec: wanted, whole: false });
  });
}

/** Keeps forecast, regime and study in step with the spec wherever the theory itself is shown. */
export function startPipeline(): void {
  let last: Spec | undefined;
  effect(() => {
    const now = (look.value.view ?? 'theory') === 'theory' ? spec.value : undefined;
    const described = card.value?.id === now?.theory;
    if (now?.theory !== last?.theory) forget();
    if (now === last || (now && !described)) return;
    last = now;
    stopStudy();
    clearTimeout(settling);
    askedRegime?.cancel();
    askedRegime = undefined;
    if (!now || waitsForData(now)) return;
    forecasting.value = true;
    wishLimits(now);
    wish({ spec: now, whole: wholeForecast.peek() !== undefined && wholeCost <= quick });
    settling = setTimeout(() => {
      settling = undefined;
      wish({ spec: now, whole: true });
    }, quiet);
  });
}

function forget(): void {
  forecast.value = undefined;
  wholeForecast.value = undefined;
  limits.value = undefined;
  regime.value = undefined;
  problems.value = [];
  failure.value = undefined;
}

function show(answer: Forecast, { spec: wanted, whole }: Wish): void {
  if (!sameTheory(wanted)) return;
  forecast.value = answer;
  sketched.value = answer.oneStart && (wanted.replicas ?? 0) > 1;
  if (whole) wholeForecast.value = answer;
  problems.value = [];
  failure.value = undefined;
}

function sameTheory({ theory }: Spec): boolean {
  return spec.peek()?.theory === theory;
}

/** The spec has come to rest: error bars and training in the background, the regime beside them. */
async function study(wanted: Spec): Promise<void> {
  const seconds = trainingSeconds(wanted);
  if (seconds === undefined || seconds <= longTraining) startStudy(wanted);
  const asked = front.ask('regime', { spec: wanted });
  askedRegime = asked;
  try {
    const found = await asked.answer;
    if (askedRegime === asked) regime.value = found ?? null;
  } catch {
    if (askedRegime === asked) regime.value = null;
  }
}
