import type { Result } from '../../../artifacts/result.js';
import type { Item } from '../../actions/items.js';
import { save } from '../../actions/save.js';
import { front } from '../../bench/index.js';
import type { ResultForm } from '../../worker/questions/result-file.js';
import { copies } from '../files/copied.js';
import { trainCommand } from './command.js';
import type { Told } from './wish.js';

const types: Record<ResultForm, string> = { csv: 'text/csv', npz: 'application/zip', json: 'application/json' };

/** What can be taken away from a training run; numbers once it is over. */
export function trainFiles(told: Told, result: Omit<Result, 'run'> | undefined): { title: string; items: Item[] }[] {
  const file = (form: ResultForm): Item => ({
    id: form,
    name: form,
    hint: 'Every curve and indicator, as curvecast train --out writes them',
    done: 'The numbers are saved.',
    async run() {
      if (!result) throw new Error('The run is not over yet.');
      const date = new Date().toISOString();
      save(await front.ask('trainingFile', { result, form, date }).answer, `training.${form}`, types[form]);
    },
  });
  return [
    { title: 'Numbers', items: [file('csv'), file('npz'), file('json')] },
    { title: 'Copy', items: copies(() => trainCommand(told)) },
  ];
}
