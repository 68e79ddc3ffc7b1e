import { Typed } from '../../controls/typed.js';
import { change } from '../../state/navigation.js';
import { forecast, spec, study } from '../../state/session.js';
import { longTraining, pauseStudy, startStudy, stopStudy, trainingSeconds } from '../../state/study.js';

/** Trains the real network: how many, from which seed, and how far it is; may be paused and called off. */
export function Training() {
  const now = spec.value;
  const known = forecast.value;
  if (!now || !known) return null;
  const { replicas = 0, seed } = now;
  if ('refused' in known.simulator)
    return (
      <p class="training note">
        No network is trained here: {known.simulator.refused.split('received ')[1] ?? known.simulator.refused}
      </p>
    );
  return (
    <div class="training">
      <label>
        <span>trained networks</span>
        <Typed
          class="number short"
          type="number"
          min={0}
          max={200}
          value={String(replicas)}
          commit={(text) => change({ replicas: Number(text) >= 1 ? Math.round(Number(text)) : undefined } as never)}
        />
      </label>
      <label>
        <span>seed</span>
        <Typed
          class="number short"
          type="number"
          min={0}
          value={String(seed)}
          commit={(text) => change({ seed: Number(text) >= 0 ? Math.round(Number(text)) : 0 })}
        />
      </label>
      <label>
        <span>accuracy</span>
        <select
          value={now.quality}
          onChange={({ currentTarget }) => change({ quality: currentTarget.value as 'interactive' })}
        >
          <option value="interactive">interactive</option>
          <option value="publication">publication</option>
        </select>
      </label>
      <Progress />
    </div>
  );
}

function Progress() {
  const now = spec.value;
  const under = study.value;
  const seconds = now && trainingSeconds(now);
  if (!under) {
    if (!now || seconds === undefined || seconds <= longTraining) return null;
    return (
      <button type="button" class="primary" onClick={() => startStudy(now)}>
        Train, about {duration(seconds)}
      </button>
    );
  }
  const { state, progress, message } = under;
  if (state === 'failed') return <p class="control-error">{message}</p>;
  if (state === 'done') return null;
  if (state === 'cancelled')
    return (
      <button type="button" onClick={() => now && startStudy(now)}>
        Train again
      </button>
    );
  const share = progress?.total ? progress.done / progress.total : undefined;
  return (
    <div class="progress">
      <progress {...(share === undefined ? {} : { value: share })} aria-label={progress?.phase ?? 'computing'} />
      <button type="button" onClick={() => pauseStudy(state !== 'paused')}>
        {state === 'paused' ? 'Go on' : 'Pause'}
      </button>
      <button type="button" onClick={() => stopStudy(true)}>
        Stop
      </button>
      <span class="quiet" role="status">
        {progress ? `${progress.phase}${progress.note ? `: ${progress.note}` : ''}` : 'starting'}
      </span>
    </div>
  );
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}
