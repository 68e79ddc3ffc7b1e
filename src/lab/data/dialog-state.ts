import { signal } from '@preact/signals';
import type { Spec } from '../../artifacts/spec.js';
import type { DataFile } from '../worker/questions/data-columns.js';
import type { Mapping } from './measured.js';

/** Why the dialog for data is open: the reader wishes it, or an address names a file. */
export type DataReason =
  | { kind: 'choose' }
  | { kind: 'measured'; mapping: Mapping }
  | { kind: 'training'; record: NonNullable<Spec['data']> };

/** Undefined while it is closed. */
export const dataReason = signal<DataReason | undefined>(undefined);

/** The file dropped or chosen last. */
export const dataFile = signal<DataFile | undefined>(undefined);

/** Opens the dialog, with a file where one was dropped. */
export function openData(reason: DataReason, file?: DataFile): void {
  dataFile.value = file;
  dataReason.value = reason;
}

/** Closes it. */
export function closeData(): void {
  dataReason.value = undefined;
  dataFile.value = undefined;
}
