import { Actions } from '../actions/actions.js';
import { go } from '../state/navigation.js';
import { look, spec } from '../state/session.js';
import { flipTheme, theme } from '../state/theme.js';
import { views } from '../views/index.js';

/** The line at the top: home, pages, what can be done with this run, light and dark. */
export function Masthead() {
  return (
    <header class="masthead">
      <button type="button" class="wordmark" aria-label="Curvecast: home" onClick={() => go(undefined)}>
        <img src={new URL('../icon.svg', import.meta.url).href} alt="" width="22" height="22" />
        <span>Curvecast</span>
      </button>
      <nav aria-label="Pages">
        {views
          .filter(({ title }) => title)
          .map(({ id, title }) => (
            <button type="button" key={id} class="link" onClick={() => go(spec.value, { view: id })}>
              {title}
            </button>
          ))}
      </nav>
      <div class="masthead-actions">
        {spec.value && (look.value.view ?? 'theory') === 'theory' && <Actions />}
        <button type="button" class="plain" onClick={flipTheme} aria-label="Switch between light and dark">
          {theme.value === 'dark' ? '☀' : '☾'}
        </button>
      </div>
    </header>
  );
}
