import { Chart } from '../../charts/chart.js';
import { Controls } from '../../controls/controls.js';
import { Panels } from '../../panels/panels.js';
import { PinsRow } from '../../pins/pins-row.js';
import { writeAddress } from '../../state/address.js';
import { mainView } from '../../state/main-view.js';
import { card, failure, forecast, forecasting, look, problems, spec } from '../../state/session.js';
import { About } from './about.js';
import { Agreement } from './agreement.js';
import { Formula } from './formula.js';
import { Heading } from './heading.js';
import { Numbers } from './numbers.js';
import { RegimeBadge } from './regime-badge.js';
import { SmallCharts } from './small-charts.js';
import { Toolbar } from './toolbar.js';
import { Training } from './training.js';

/** A theory: controls at the left, the chart in question large, all others small below. */
export function TheoryView() {
  const theory = card.value;
  if (!theory)
    return (
      <main class="theory" aria-busy="true">
        {failure.value ? <Failure /> : <p class="note">Loading …</p>}
      </main>
    );
  const main = mainView();
  const embedded = look.value.embed === '1';
  return (
    <main class={embedded ? 'theory embedded' : 'theory'} aria-busy={forecasting.value}>
      {!embedded && (
        <aside class="side" aria-label="Experiment">
          <Controls />
        </aside>
      )}
      <div class="stage">
        {!embedded && <Heading />}
        <RegimeBadge />
        <Failure />
        <section class={problems.value.length > 0 ? 'card stale' : 'card'} aria-label={main?.title}>
          {main && <Toolbar view={main} />}
          {main && forecast.value && <Chart key={main.id} view={main} size="main" rank={0} />}
          {main && !forecast.value && <p class="chart-wait">Computing the theory …</p>}
          {!embedded && <Training />}
          {!embedded && <PinsRow />}
          {!embedded && main && <Numbers view={main} />}
        </section>
        {embedded && <FullPage />}
        {!embedded && (
          <div class="later">
            <Agreement />
            <div class="beside">
              <Panels />
              <Formula />
            </div>
            <SmallCharts />
            <About />
          </div>
        )}
      </div>
    </main>
  );
}

/** From the embedded chart to the lab with all its controls. */
function FullPage() {
  const { embed: _, ...rest } = look.value;
  return (
    <a class="full-page" href={writeAddress(spec.value, rest)} target="_blank" rel="noopener">
      Open in Curvecast
    </a>
  );
}

function Failure() {
  const messages = [...(failure.value ? [failure.value] : []), ...(problems.value.length > 0 ? [refusal()] : [])];
  return (
    <>
      {messages.map((message) => (
        <p class="banner" role="alert" key={message}>
          {message}
        </p>
      ))}
    </>
  );
}

function refusal(): string {
  const [first] = problems.value;
  if (first?.path === '--engine') return `The theory does not apply here. ${first.received}. ${first.next}.`;
  return `The curves below are those of the last legal values. ${first?.path.replace('parameters.', '')}: expected ${first?.expected}, received ${first?.received}. ${first?.next ?? ''}`;
}
