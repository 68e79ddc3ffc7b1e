import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { back } from '../bench/index.js';
import { change } from '../state/navigation.js';
import { card, spec } from '../state/session.js';
import type { DataColumn, DataFile } from '../worker/questions/data-columns.js';
import { closeData, type DataReason, dataFile, dataReason } from './dialog-state.js';
import { withoutData } from './held.js';
import { measure } from './measured.js';
import { Overlay } from './overlay-form.js';
import { readFile } from './read-file.js';
import { trainOnRecord } from './train-on.js';
import { Training } from './training-form.js';

/** What is known of the file in the dialog. */
export interface Content {
  file: DataFile;
  sha256: string;
  rows: number;
  columns: DataColumn[];
}

/** The reader's own data: choose a file, then overlay its columns or train on them. */
export function DataDialog() {
  const holder = useRef<HTMLDialogElement>(null);
  const content = useSignal<Content | undefined>(undefined);
  const trouble = useSignal('');
  const way = useSignal<'overlay' | 'train'>('overlay');
  const file = dataFile.value;
  const reason = dataReason.value as DataReason;
  useEffect(() => {
    holder.current?.showModal();
  }, []);
  useEffect(() => {
    content.value = undefined;
    trouble.value = '';
    if (!file) return;
    void take(file, reason).then(
      (found) => {
        content.value = found;
      },
      (error: Error) => {
        trouble.value = error.message;
      },
    );
  }, [file, reason]);
  const shown = content.value;
  const trains = card.value?.takesData === true;
  return (
    <dialog ref={holder} class="data-dialog" aria-label="Your data" onClose={closeData}>
      <header>
        <h2>Your data</h2>
        <button type="button" class="plain" aria-label="Close" onClick={closeData}>
          ×
        </button>
      </header>
      <Asked reason={reason} />
      <FileField named={reason.kind === 'choose' && trains} />
      {trouble.value && (
        <p class="control-error" role="alert">
          {trouble.value}
        </p>
      )}
      {shown && (
        <>
          <p class="note">
            {shown.file.name}: {shown.rows} rows, {shown.columns.length} columns. It stays on this machine; links carry
            its SHA-256 only.
          </p>
          {trains && (
            <div class="data-ways" role="radiogroup" aria-label="What to do with it">
              {(['overlay', 'train'] as const).map((each) => (
                <label key={each}>
                  <input
                    type="radio"
                    name="data-way"
                    checked={way.value === each}
                    onChange={() => (way.value = each)}
                  />
                  {each === 'overlay' ? 'Overlay as measured curves' : 'Train on it'}
                </label>
              ))}
            </div>
          )}
          {trains && way.value === 'train' ? <Training content={shown} /> : <Overlay content={shown} />}
        </>
      )}
    </dialog>
  );
}

/** Reads what is in a file; one that an address asked for is used at once, and nothing is left to ask. */
async function take(file: DataFile, reason: DataReason): Promise<Content | undefined> {
  if (reason.kind === 'measured') {
    await measure(file, reason.mapping);
    closeData();
    return undefined;
  }
  if (reason.kind === 'training') {
    await trainOnRecord(file, reason.record);
    closeData();
    return undefined;
  }
  const { sha256, rows, columns } = await back().ask('dataColumns', { file }).answer;
  return { file, sha256, rows, columns };
}

function Asked({ reason }: { reason: DataReason }) {
  if (reason.kind === 'choose')
    return <p>A csv, npy or npz file: overlay measured curves on the charts, or train on it where the theory can.</p>;
  const { source, sha256 } = reason.kind === 'measured' ? reason.mapping : reason.record;
  return (
    <>
      <p>
        This link was made with <b>{source}</b> and carries its hash only (SHA-256 {sha256.slice(0, 12)}…). Choose that
        file to go on.
      </p>
      {reason.kind === 'training' && (
        <button
          type="button"
          onClick={() => {
            const now = spec.peek();
            if (now) spec.value = withoutData(now);
            change({});
            closeData();
          }}
        >
          Go on without it
        </button>
      )}
    </>
  );
}

function FileField({ named }: { named: boolean }) {
  return (
    <p class="data-file">
      <input
        type="file"
        aria-label="File"
        accept=".csv,.npy,.npz,.gz,.txt"
        onChange={async ({ currentTarget: { files } }) => {
          if (files?.[0]) dataFile.value = await readFile(files[0]);
        }}
      />
      {named && (
        <span>
          or a set that comes along:{' '}
          {['iris', 'digits'].map((name) => (
            <button type="button" key={name} onClick={() => (dataFile.value = { name })}>
              {name}
            </button>
          ))}
        </span>
      )}
    </p>
  );
}
