import { useSignal } from '@preact/signals';
import type { Item } from '../../actions/items.js';
import { Popover } from '../../actions/popover.js';

/** What a tool has to give: figures and numbers as files, links and commands as text. */
export function FilesMenu({ groups }: { groups: { title: string; items: Item[] }[] }) {
  const said = useSignal('');
  const act = async ({ run, done }: Item) => {
    said.value = 'Working …';
    try {
      await run((note) => {
        said.value = note;
      });
      said.value = done;
    } catch (error) {
      said.value = (error as Error).message;
    }
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
                title={item.hint}
                onClick={() => void act(item)}
              >
                {item.name}
              </button>
            ))}
          </div>
        </div>
      ))}
      <p class="export-said" role="status">
        {said.value}
      </p>
    </Popover>
  );
}
