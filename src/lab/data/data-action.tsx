import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { spec } from '../state/session.js';
import { dataReason, openData } from './dialog-state.js';
import { takeDrops } from './drop.js';
import { waitsForData } from './held.js';

/** Opens the reader's own data; the dialog itself is loaded when it is first needed. */
export function DataAction() {
  const Dialog = useSignal<ComponentType | undefined>(undefined);
  const reason = dataReason.value;
  useEffect(takeDrops, []);
  useEffect(() => {
    const now = spec.value;
    if (now?.data && waitsForData(now)) openData({ kind: 'training', record: now.data });
  }, [spec.value]);
  useEffect(() => {
    if (reason && !Dialog.peek())
      void import('./dialog.js').then(({ DataDialog }) => {
        Dialog.value = DataDialog;
      });
  }, [reason]);
  const Shown = Dialog.value;
  return (
    <>
      <button type="button" onClick={() => openData({ kind: 'choose' })} title="Overlay or train on a csv or npz file">
        Data
      </button>
      {reason && Shown && <Shown />}
    </>
  );
}
