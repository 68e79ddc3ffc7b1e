import type { Agreement as Row } from '../../../artifacts/result.js';
import type { Verdict } from '../../../contract/index.js';
import { words } from '../../../figures/text/label.js';
import { study } from '../../state/session.js';

const said: Record<Verdict, string> = { pass: 'agree', fail: 'disagree', undecided: 'leave undecided' };

/** How far theory and trained networks agree, judged as on the command line; the reasons on demand. */
export function Agreement() {
  const rows = study.value?.result?.agreement ?? [];
  if (rows.length === 0) return null;
  const several = new Set(rows.map(({ quantity }) => quantity)).size < rows.length;
  const verdicts = (['fail', 'undecided', 'pass'] as const).filter((verdict) =>
    rows.some((row) => row.verdict === verdict),
  );
  return (
    <details class="card agreement">
      <summary>
        <b>Theory and trained networks</b>
        {verdicts.map((verdict) => (
          <span key={verdict}>
            <b class={`verdict-${verdict}`}>{said[verdict]}</b>{' '}
            {several
              ? `in ${count(rows, verdict)} of ${rows.length} curves`
              : `${verdict === 'undecided' ? '' : 'on '}${names(rows, verdict)}`}
          </span>
        ))}
      </summary>
      <ul>
        {rows.map(({ quantity, simulation, verdict, reason }, k) => (
          <li key={`${quantity} ${simulation} ${k}`}>
            <b class={`verdict-${verdict}`}>{words(quantity)}</b>: {reason}
          </li>
        ))}
      </ul>
    </details>
  );
}

const count = (rows: Row[], wanted: Verdict) => rows.filter(({ verdict }) => verdict === wanted).length;

function names(rows: Row[], wanted: Verdict): string {
  return [...new Set(rows.filter(({ verdict }) => verdict === wanted).map(({ quantity }) => words(quantity)))].join(
    ', ',
  );
}
