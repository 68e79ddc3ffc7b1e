import type { Format } from '../../../figures/formats.js';
import type { Item } from '../../actions/items.js';
import { save } from '../../actions/save.js';
import type { TheoryCard } from '../../worker/questions/describe.js';
import { copies } from '../files/copied.js';
import type { Atlas } from './atlas.js';
import { mapCommand } from './command.js';
import { exhibitOf } from './exhibit.js';
import { levels, strideOf } from './levels.js';

/** What can be taken away from a map: the last grid that is complete. */
export function mapFiles(card: TheoryCard, atlas: Atlas): { title: string; items: Item[] }[] {
  const level = atlas.complete ? atlas.level : Math.max(0, atlas.level - 1);
  const whole = { ...atlas, level };
  const name = `${card.id}-${atlas.wish.measure}`;
  const figure = (format: Format, title: string, ending: string, type: string): Item => ({
    id: format,
    name: title,
    hint: `${levels[level]} × ${levels[level]} cells, drawn as curvecast map draws them`,
    done: 'The figure is saved.',
    async run() {
      const { browserCanvas, renderFigure } = await import('../../../figures/index.js');
      const exhibit = exhibitOf(whole, card);
      if (!exhibit) throw new Error('There is nothing to draw yet.');
      const bytes = await renderFigure(exhibit, format, { quantities: card.quantities }, browserCanvas);
      save(bytes, `${name}.${ending}`, type);
    },
  });
  const table: Item = {
    id: 'csv',
    name: 'csv',
    hint: 'One line for every cell',
    done: 'The numbers are saved.',
    run: async () => save(tableOf(whole), `${name}.csv`, 'text/csv'),
  };
  return [
    {
      title: 'Figure',
      items: [
        figure('svg', 'svg', 'svg', 'image/svg+xml'),
        figure('png', 'png', 'png', 'image/png'),
        figure('pdf', 'pdf', 'pdf', 'application/pdf'),
      ],
    },
    { title: 'Numbers', items: [table] },
    { title: 'Copy', items: copies(() => mapCommand(atlas.wish, level)) },
  ];
}

/** Every cell of a grid: both parameters, the value, and what is wrong with it. */
export function tableOf({ wish, x, y, cells, level }: Atlas): string {
  const stride = strideOf(level);
  const finest = x.length;
  const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [[wish.x.name, wish.y.name, wish.measure, 'caution'].join(',')];
  for (let j = 0; j < finest; j += stride)
    for (let i = 0; i < finest; i += stride) {
      const cell = cells[j * finest + i];
      const value = cell === undefined || cell.failure ? '' : quoted(String(cell.value));
      lines.push([x[i], y[j], value, quoted(cell?.failure?.message ?? cell?.caution ?? '')].join(','));
    }
  return `${lines.join('\n')}\n`;
}
