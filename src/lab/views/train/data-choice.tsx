import { useSignal } from '@preact/signals';
import { changeLook } from '../../state/navigation.js';
import type { TrainingCard } from '../../worker/questions/train/describe-training.js';
import { dropped } from './training.js';
import type { Told } from './wish.js';

const titles: Record<string, string> = { digits: 'handwritten digits', iris: 'iris flowers' };

/** Which table: a set the lab brings along, or a file dropped here; and which of its columns. */
export function DataChoice({ card, told }: { card: TrainingCard | undefined; told: Told }) {
  const over = useSignal(false);
  const take = async (file: File | undefined) => {
    over.value = false;
    if (!file) return;
    const awaited = told.data === 'file' && !dropped.peek();
    dropped.value = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
    changeLook({ ...(awaited ? {} : cleared), 'train.data': 'file', 'train.file': file.name });
  };
  const columns = card?.source.columns ?? [];
  const own = told.data === 'file';
  return (
    <fieldset
      class={over.value ? 'train-data over' : 'train-data'}
      onDragOver={(event) => {
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => {
        over.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        void take(event.dataTransfer?.files[0]);
      }}
    >
      <legend>Data</legend>
      <select
        aria-label="Data"
        value={told.data}
        onChange={({ currentTarget }) => changeLook({ ...cleared, 'train.data': currentTarget.value })}
      >
        {(card?.sets ?? ['digits']).map((set) => (
          <option key={set} value={set}>
            {titles[set] ?? set}
          </option>
        ))}
        {own && <option value="file">{told.file ?? 'your file'}</option>}
      </select>
      <label class="file">
        <input
          type="file"
          accept=".csv,.npz,.npy,.tsv,.txt"
          aria-label="Your own table"
          onChange={({ currentTarget }) => void take(currentTarget.files?.[0])}
        />
        <span>Choose or drop a csv or npz file</span>
      </label>
      {card && (
        <p class="note">
          {card.source.rows} rows, {columns.length} columns
        </p>
      )}
      {own && card && <Columns names={columns} told={told} />}
    </fieldset>
  );
}

/** Which columns of the reader's table are the label and the inputs. */
function Columns({ names, told }: { names: string[]; told: Told }) {
  return (
    <>
      <label class="field">
        <span>Label</span>
        <select
          value={told.label ?? ''}
          onChange={({ currentTarget }) => changeLook({ 'train.y': currentTarget.value || undefined })}
        >
          <option value="">label, target, y or the last column</option>
          {names.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>Inputs, by name or number; empty: all others</span>
        <input
          class="number list"
          type="text"
          value={told.inputs?.join(', ') ?? ''}
          onChange={({ currentTarget }) =>
            changeLook({
              'train.x':
                currentTarget.value
                  .split(/\s*,\s*/)
                  .filter(Boolean)
                  .join(',') || undefined,
            })
          }
        />
      </label>
    </>
  );
}

/** Another table has other columns and classes. */
const cleared = {
  'train.file': undefined,
  'train.sha256': undefined,
  'train.x': undefined,
  'train.y': undefined,
  'net.classes': undefined,
};
