import { FilesMenu } from '../../actions/files-menu.js';
import type { TrainingCard } from '../../worker/questions/train/describe-training.js';
import { trainFiles } from './files.js';
import { secondsOf } from './seconds.js';
import { pauseTraining, run, stopTraining } from './training.js';
import type { Told } from './wish.js';

/** How far the training is; pauses it, calls it off, begins it again. */
export function Progress({ told, card, begin }: { told: Told; card: TrainingCard; begin(): void }) {
  const { state, progress, result } = run.value ?? {};
  const busy = state === 'running' || state === 'paused';
  return (
    <div class="train-progress">
      {busy ? (
        <>
          <progress {...(progress?.total ? { value: progress.done / progress.total } : {})} aria-label="training" />
          <button type="button" onClick={() => pauseTraining(state !== 'paused')}>
            {state === 'paused' ? 'Go on' : 'Pause'}
          </button>
          <button type="button" onClick={stopTraining}>
            Stop
          </button>
          <span class="quiet" role="status">
            {progress ? `step ${progress.done} of ${progress.total}` : 'starting'}
          </span>
        </>
      ) : (
        <>
          <button type="button" class="primary" onClick={begin}>
            {state ? 'Train again' : `Train, about ${Math.max(1, Math.round(secondsOf(told, card)))} s`}
          </button>
          <span class="quiet" role="status">
            {state === 'cancelled' && 'Stopped; the curves are those so far.'}
            {state === 'done' && (
              <span title="Hash of the numbers; curvecast train gives the same">{result?.hash}</span>
            )}
          </span>
        </>
      )}
      <div class="files">
        <FilesMenu groups={trainFiles(told, result)} />
      </div>
    </div>
  );
}
