import type { TrainingCard } from '../../worker/questions/train/describe-training.js';
import { Layers } from './layers.js';
import { picturesOf } from './pictures.js';
import { Plot } from './plot.js';
import { Progress } from './progress.js';
import { Reading } from './reading.js';
import { Scores } from './scores.js';
import { run } from './training.js';
import type { Told } from './wish.js';

/** The run as it goes on: it alone is drawn anew with every news of it, so that nothing is lost of what a reader is typing. */
export function Outcome({
  card,
  told,
  begin,
}: {
  card: TrainingCard | undefined;
  told: Told;
  /** Absent: there are no data to train on. */
  begin: (() => void) | undefined;
}) {
  const now = run.value;
  const pictures = now?.dataset ? picturesOf(now.dataset) : [];
  const quantities = card?.quantities ?? [];
  return (
    <>
      {now?.message && (
        <p class="banner" role="alert">
          {now.message}
        </p>
      )}
      <section class="card" aria-label="Training" aria-busy={now?.state === 'running'}>
        <Scores run={now} />
        <div class="train-mains">
          {pictures.slice(0, 2).map((picture, k) => (
            <Plot key={picture.id} picture={picture} quantities={quantities} size="main" rank={k} />
          ))}
          {pictures.length === 0 && <div class="chart-wait" />}
        </div>
        {card && begin && <Progress told={told} card={card} begin={begin} />}
      </section>
      {now?.dataset && <Reading run={now} told={told} />}
      {now?.dataset && <Layers dataset={now.dataset} />}
      <section class="small-charts" aria-label="Further charts">
        {pictures.slice(2).map((picture, k) => (
          <Plot key={picture.id} picture={picture} quantities={quantities} size="small" rank={k + 2} />
        ))}
      </section>
    </>
  );
}
