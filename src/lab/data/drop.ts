import { spec } from '../state/session.js';
import { dataReason, openData } from './dialog-state.js';
import { readFile } from './read-file.js';

/** Takes files dropped anywhere on the page of a run; stops when called. */
export function takeDrops(): () => void {
  let leaving: ReturnType<typeof setTimeout> | undefined;
  const mark = (over: boolean) => document.documentElement.toggleAttribute('data-dropping', over);
  const over = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    mark(true);
    // A drag that leaves the window says nothing; it only stops coming.
    clearTimeout(leaving);
    leaving = setTimeout(() => mark(false), 200);
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
