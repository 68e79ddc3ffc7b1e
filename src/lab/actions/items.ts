import { type Format, fileEnding } from '../../figures/formats.js';
import { back, front } from '../bench/index.js';
import { hiddenNames, shareable } from '../data/held.js';
import { mainView } from '../state/main-view.js';
import { linkNow } from '../state/navigation.js';
import { forecast, parts, spec } from '../state/session.js';
import type { ResultForm } from '../worker/questions/result-file.js';
import type { StudyNews } from '../worker/questions/study.js';
import { linkBase } from './public-base.js';
import { save } from './save.js';

/** One thing the export menu offers. `run` may say how far it is. */
export interface Item {
  id: string;
  name: string;
  hint: string;
  done: string;
  run(say: (note: string) => void): Promise<void>;
}

const figureTypes: Record<Format, string> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  pdf: 'application/pdf',
  pgfplots: 'text/x-tex',
};

function figure(format: Format, name: string): Item {
  return {
    id: format,
    name,
    hint: 'The large chart as it stands',
    done: 'The figure is saved.',
    async run() {
      const { figureFile } = await import('./figure-file.js');
      save(await figureFile(format), `${fileName(mainView()?.id)}.${fileEnding[format]}`, figureTypes[format]);
    },
  };
}

function numbers(form: ResultForm, type: string): Item {
  return {
    id: form,
    name: form,
    hint: 'Every quantity of theory and training, as curvecast run --out writes it',
    done: 'The numbers are saved.',
    async run(say) {
      const date = new Date().toISOString();
      const tell = (news: StudyNews) => {
        if (news.kind === 'progress') say(`Computing all quantities: ${news.phase}`);
      };
      const { bytes } = await back().ask('resultFile', { spec: wanted(), form, date }, tell).answer;
      save(bytes, `${fileName()}.${form}`, type);
    },
  };
}

function specFile(form: 'json' | 'yaml'): Item {
  return {
    id: `spec-${form}`,
    name: form,
    hint: 'For curvecast run THEORY FILE',
    done: 'The spec is saved.',
    async run() {
      const { specText } = await import('./spec-text.js');
      const whole = { ...wanted(), parameters: forecast.peek()?.parameters ?? wanted().parameters };
      save(await specText(whole, form), `${fileName()}.spec.${form}`, `application/${form}`);
    },
  };
}

/** Files, by what they hold. */
export const files = {
  figure: [figure('svg', 'svg'), figure('png', 'png'), figure('pdf', 'pdf'), figure('pgfplots', 'LaTeX')],
  numbers: [numbers('csv', 'text/csv'), numbers('npz', 'application/zip'), numbers('json', 'application/json')],
  spec: [specFile('yaml'), specFile('json')],
};

function copy(id: string, name: string, hint: string, text: () => string | Promise<string>): Item {
  return { id, name, hint, done: 'Copied.', run: async () => navigator.clipboard.writeText(await text()) };
}

/** Texts for the clipboard. */
export const copies: Item[] = [
  copy('link', 'Link', 'Reopens exactly this page; curvecast run takes it too', () => linkNow(linkBase())),
  copy('cli', 'Command line', 'curvecast run with these parameters', async () => {
    const { cliCommand } = await import('./cli-command.js');
    return cliCommand(wanted(), hiddenNames(wanted()));
  }),
  copy('python', 'Python', 'A script that runs the spec and reads its numbers', async () => {
    const [{ pythonScript }, { dataFlags }] = await Promise.all([
      import('./python-script.js'),
      import('./cli-command.js'),
    ]);
    const view = mainView();
    const names = { part: parts.peek()[0]?.id ?? 'theory', x: view?.x ?? 't', y: view?.y[0] ?? 'loss' };
    return pythonScript(shareable(wanted()), names, dataFlags(wanted().data));
  }),
  copy(
    'bibtex',
    'BibTeX',
    'Sources of the theory and methods used here',
    () => front.ask('credits', { spec: wanted() }).answer,
  ),
];

function wanted() {
  const now = spec.peek();
  if (!now) throw new Error('There is nothing to export yet.');
  return now;
}

function fileName(view?: string): string {
  return [wanted().theory, view].filter(Boolean).join('-');
}
