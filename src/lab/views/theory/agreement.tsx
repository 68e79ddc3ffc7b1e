import { words } from '../../../figures/text/label.js';
import { study } from '../../state/session.js';

/** How far theory and trained networks agree, judged as on the command line. */
export function Agreement() {
  const rows = study.value?.result?.agreement ?? [];
  if (rows.length === 0) return null;
  return (
    <section class="card agreement" aria-label="Agreement of theory and training">
      <h3>Do theory and trained networks agree?</h3>
      <ul>
        {rows.map(({ quantity, theory, verdict, reason }) => (
          <li key={`${quantity} ${theory} ${reason}`} class={`verdict-${verdict}`}>
            <b>{verdict === 'pass' ? 'agrees' : verdict === 'fail' ? 'disagrees' : 'undecided'}</b> {words(quantity)}:{' '}
            <span class="quiet">{reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
