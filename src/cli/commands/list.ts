import type { Theory } from '../../contract/index.js';
import { presetsOf } from '../../experiments/presets.js';
import type { CommandEntry } from '../main.js';
import { table } from '../table.js';

/** `curvecast list [theory]`: what there is to run. */
export const list: CommandEntry = {
  name: 'list',
  usage: '[theory]',
  summary: 'theories; of one theory its presets, engines, calculators, measures and claims',
  configure(command) {
    command.option('--json', 'machine-readable');
  },
  async act([id], { json }, { registry, out }) {
    if (id === undefined) {
      const rows = registry.map(({ id: name, title }) => [name, title]);
      out.write(
        json ? `${JSON.stringify(registry.map(({ id: name, title }) => ({ id: name, title })))}\n` : table(rows),
      );
      return 0;
    }
    const { findTheory } = await import('../../experiments/task.js');
    const theory = await findTheory(registry, id);
    out.write(json ? `${JSON.stringify(contents(theory))}\n` : inWords(theory));
    return 0;
  },
};

function contents(theory: Theory) {
  return {
    id: theory.id,
    title: theory.title,
    presets: presetsOf(theory).map(({ id, title, calculation }) => ({
      id,
      title,
      ...(calculation === undefined ? {} : { calculation }),
    })),
    engines: theory.engines.map(({ id, role, title }) => ({ id, role, title })),
    calculators: theory.calculators.map(({ id, title }) => ({ id, title })),
    measures: theory.measures.map(({ name, meaning }) => ({ name, meaning })),
    claims: theory.claims.map(({ id, statement, origin }) => ({ id, statement, origin })),
  };
}

function inWords(theory: Theory): string {
  const section = (heading: string, rows: string[][]) =>
    rows.length > 0 ? `\n${heading}\n${table(rows).replace(/^/gm, '  ').trimEnd()}\n` : '';
  return [
    `${theory.title}\n${theory.summary}\n`,
    section(
      'presets      curvecast run THEORY PRESET',
      presetsOf(theory).map(({ id, title }) => [id, title]),
    ),
    section(
      'engines      --engine ID, --simulator ID',
      theory.engines.map(({ id, role, title }) => [id, role, title]),
    ),
    section(
      'calculators  curvecast calculate THEORY ID',
      theory.calculators.map(({ id, title }) => [id, title]),
    ),
    section(
      'measures     curvecast map --value NAME',
      theory.measures.map(({ name, meaning }) => [name, meaning]),
    ),
    section(
      'claims       curvecast reproduce THEORY --claim ID',
      theory.claims.map(({ id, origin, statement }) => [id, origin, statement]),
    ),
  ]
    .join('')
    .replaceAll('THEORY', theory.id);
}
