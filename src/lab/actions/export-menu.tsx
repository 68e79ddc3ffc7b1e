import { useSignal } from '@preact/signals';
import { spec } from '../state/session.js';
import { copies, files, type Item } from './items.js';
import { Popover } from './popover.js';
import { publicBase, setPublicBase } from './public-base.js';

const groups: { title: string; items: Item[] }[] = [
  { title: 'Figure', items: files.figure },
  { title: 'Numbers', items: files.numbers },
  { title: 'Spec', items: files.spec },
  { title: 'Copy', items: copies },
];

/** Everything that leaves the page: figures, numbers and specs as files, links and commands as text. */
export function ExportMenu() {
  if (!spec.value) return null;
  return (
    <Popover title="Export">
      <Sheet />
    </Popover>
  );
}

function Sheet() {
  const said = useSignal('');
  const busy = useSignal('');
  const act = async ({ id, run, done }: Item) => {
    busy.value = id;
    said.value = 'Working …';
    try {
      await run((note) => {
        said.value = note;
      });
      said.value = done;
    } catch (error) {
      said.value = (error as Error).message;
    }
    busy.value = '';
  };
  return (
    <>
      {groups.map(({ title, items }) => (
        <div class="export-group" key={title}>
          <h3>{title}</h3>
          <div class="export-items">
            {items.map((item) => (
              <button
                type="button"
                key={item.id}
                data-export={item.id}
                aria-disabled={busy.value !== '' || undefined}
                title={item.hint}
                onClick={() => busy.value === '' && void act(item)}
              >
                {item.name}
              </button>
            ))}
          </div>
        </div>
      ))}
      <label class="export-base">
        <span>Links begin with</span>
        <input
          type="url"
          placeholder={location.href.replace(/#.*$/, '')}
          value={publicBase.value}
          onChange={({ currentTarget }) => setPublicBase(currentTarget.value)}
        />
      </label>
      <p class="export-said" role="status">
        {said.value || 'Files hold what the command line would write for this spec.'}
      </p>
    </>
  );
}
