import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Item } from './items.js';
import { Popover } from './popover.js';

/** What can be taken away, by kind. */
export interface FileGroup {
  title: string;
  items: Item[];
}

interface FilesMenuProps {
  groups: FileGroup[];
  /** What stands at the foot until there is news. */
  hint?: string;
  /** Further settings, between the items and the news. */
  children?: ComponentChildren;
}

/** A menu of what leaves the page: files, links and commands as text; one at a time, with what came of it. */
export function FilesMenu({ groups, hint = '', children }: FilesMenuProps) {
  const said = useSignal('');
  const busy = useSignal(false);
  const act = async ({ run, done }: Item) => {
    if (busy.value) return;
    busy.value = true;
    said.value = 'Working …';
    try {
      await run((note) => {
        said.value = note;
      });
      said.value = done;
    } catch (error) {
      said.value = (error as Error).message;
    }
    busy.value = false;
  };
  return (
    <Popover title="Export">
      {groups.map(({ title, items }) => (
        <div class="export-group" key={title}>
          <h3>{title}</h3>
          <div class="export-items">
            {items.map((item) => (
              <button
                type="button"
                key={item.id}
                data-export={item.id}
                aria-disabled={busy.value || undefined}
                title={item.hint}
                onClick={() => void act(item)}
              >
                {item.name}
              </button>
            ))}
          </div>
        </div>
      ))}
      {children}
      <p class="export-said" role="status">
        {said.value || hint}
      </p>
    </Popover>
  );
}
