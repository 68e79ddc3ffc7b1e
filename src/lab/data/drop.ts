import { spec } from '../state/session.js';
import { dataReason, openData } from './dialog-state.js';
import { readFile } from './read-file.js';

/** Takes files dropped anywhere on the page of a run; stops when called. */
export function takeDrops(): () => void {
  const over = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };
  const drop = async (event: DragEvent) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    if (spec.peek()) openData(dataReason.peek() ?? { kind: 'choose' }, await readFile(file));
  };
  addEventListener('dragover', over);
  addEventListener('drop', drop);
  return () => {
    removeEventListener('dragover', over);
    removeEventListener('drop', drop);
  };
}
