import { freshSpec, go } from '../../state/navigation.js';
import { card, look, spec } from '../../state/session.js';
import { sameSetting } from './same-setting.js';

/** Title, source and presets of the theory. */
export function Heading() {
  const theory = card.value;
  const now = spec.value;
  if (!theory || !now) return null;
  const { title, citation, presets, claims } = theory;
  const chosen = presets.find((preset) => sameSetting(preset, now));
  const claim = claims.find(({ id }) => id === chosen?.claim);
  const source = `${citation.authors[0]?.split(' ').at(-1)}${citation.authors.length > 2 ? ' et al.' : citation.authors[1] ? ` & ${citation.authors[1].split(' ').at(-1)}` : ''} (${citation.year})`;
  return (
    <header class="heading">
      <h1>{title}</h1>
      <p class="source">
        {source}
        {citation.arxiv ? `, arXiv ${citation.arxiv}` : ''}
      </p>
      <label class="preset">
        <span>Preset</span>
        <select
          value={chosen?.id ?? ''}
          onChange={({ currentTarget }) => {
            const preset = presets.find(({ id }) => id === currentTarget.value);
            if (!preset) return;
            const { replicas } = spec.peek() ?? {};
            const fresh = freshSpec(theory.id, preset.parameters, preset.vary);
            go(replicas === undefined ? fresh : { ...fresh, replicas }, look.peek());
          }}
        >
          {!chosen && (
            <option value="">{Object.keys(now.parameters).length === 0 ? 'default values' : 'your own values'}</option>
          )}
          {presets.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      {claim && <p class="claim">{claim.statement}</p>}
    </header>
  );
}
