import { Prose } from '../../parts/prose.js';
import { regime } from '../../state/session.js';

/** The phase the parameters lie in, why, and what would change it. */
export function RegimeBadge() {
  const found = regime.value;
  if (found === null) return null;
  if (found === undefined) return <p class="regime regime-waiting">Finding the regime …</p>;
  const { label, reason, change, warnings } = found;
  return (
    <section class="regime" aria-label="Regime">
      <p>
        <strong class="badge">{label}</strong> <Prose text={reason} />
      </p>
      {change && (
        <p class="change">
          <span class="quiet">What would change it: </span>
          <Prose text={change} />
        </p>
      )}
      {warnings.map((warning) => (
        <p class="warning" key={warning}>
          <Prose text={warning} />
        </p>
      ))}
    </section>
  );
}
