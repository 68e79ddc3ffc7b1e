import { card, forecast, study } from '../../state/session.js';

/** What the theory is, which engine computed the curves and why, and in which units they are. */
export function About() {
  const theory = card.value;
  const known = forecast.value;
  if (!theory) return null;
  const conventions = known?.conventions;
  return (
    <section class="card about" aria-label="About these curves">
      <h3>About these curves</h3>
      <p>{theory.summary}</p>
      {known && (
        <dl>
          <dt>Theory engine</dt>
          <dd>
            {known.engine.title}: {known.engine.reason}
          </dd>
          <dt>Simulation</dt>
          <dd>
            {'refused' in known.simulator
              ? known.simulator.refused
              : `${known.simulator.title}: ${known.simulator.reason}`}
          </dd>
          <dt>Loss</dt>
          <dd>{conventions?.lossNormalisation}</dd>
          <dt>Unit of time</dt>
          <dd>{conventions?.timeUnit}</dd>
          {study.value?.result && (
            <>
              <dt>Hash of the numbers</dt>
              <dd class="hash">{study.value.result.hash}</dd>
            </>
          )}
        </dl>
      )}
    </section>
  );
}
