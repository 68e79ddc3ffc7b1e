import type { Item } from '../../actions/items.js';
import { linkBase } from '../../actions/public-base.js';
import { linkNow } from '../../state/navigation.js';

/** Texts for the clipboard: the link of the page, and the command line that does the same. */
export function copies(command: () => string): Item[] {
  const copy = (id: string, name: string, hint: string, text: () => string): Item => ({
    id,
    name,
    hint,
    done: 'Copied.',
    run: async () => navigator.clipboard.writeText(text()),
  });
  return [
    copy('link', 'Link', 'Reopens exactly this page', () => linkNow(linkBase())),
    copy('cli', 'Command line', 'The same in a terminal', command),
  ];
}
