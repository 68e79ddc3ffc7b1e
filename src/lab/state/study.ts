import type { Spec } from '../../artifacts/spec.js';
import { Cancelled } from '../../experiments/executor.js';
import { type Asked, back } from '../bench/index.js';
import type { Answer } from '../worker/questions/index.js';
import type { StudyNews } from '../worker/questions/study.js';
import { forecast, regime, type Study, shownQuantities, study } from './session.js';

/** Trainings estimated to take longer wait for a click. */
export const longTraining = 20;

let running: Asked<Answer<'study'>> | undefined;

/** Calls off what is under way; what has been drawn goes with it unless `keep`. */
export function stopStudy(keep = false): void {
  running?.cancel();
  running = undefined;
  if (!keep) study.value = undefined;
  else if (study.value && study.value.state !== 'done') study.value = { ...study.value, state: 'cancelled' };
}

/** Computes what the charts show of the spec in the background; every curve is drawn as it comes. */
export function startStudy(spec: Spec): void {
  stopStudy();
  study.value = { state: 'running', parts: [] };
  const shown = { quantities: shownQuantities.peek(), ...trainable(spec) };
  const asked = back().ask('study', { spec: shown }, (news: StudyNews) => {
    if (running === asked && study.value) study.value = withNews(study.value, news);
  });
  running = asked;
  asked.answer.then(
    (result) => {
      if (running !== asked) return;
      running = undefined;
      study.value = { state: 'done', parts: result.parts, result };
      regime.value = result.regime ?? null;
    },
    (error: Error) => {
      if (running !== asked) return;
      running = undefined;
      if (!(error instanceof Cancelled))
        study.value = { ...(study.value as Study), state: 'failed', message: error.message };
    },
  );
}

/** Holds the training between two steps, or lets it go on. */
export function pauseStudy(paused: boolean): void {
  if (!running || !study.value) return;
  if (paused) running.pause();
  else running.resume();
  study.value = { ...study.value, state: paused ? 'paused' : 'running' };
}

/** Seconds a spec's training takes by the simulator's own estimate; undefined where it cannot be trained. */
export function trainingSeconds({ replicas = 0 }: Spec): number | undefined {
  const known = forecast.value;
  if (!known || 'refused' in known.simulator) return undefined;
  return known.simulator.seconds * replicas * known.parts.length;
}

/** Without replicas where no simulator applies: the theory is studied all the same. */
function trainable(spec: Spec): Spec {
  const known = forecast.peek();
  if (!known || !('refused' in known.simulator)) return spec;
  const { replicas: _, ...alone } = spec;
  return alone;
}

function withNews(now: Study, news: StudyNews): Study {
  if (news.kind === 'progress') return { ...now, progress: { ...news.progress, phase: news.phase } };
  const { part } = news;
  const at = now.parts.findIndex(({ id }) => id === part.id);
  return { ...now, parts: at < 0 ? [...now.parts, part] : now.parts.with(at, part) };
}
