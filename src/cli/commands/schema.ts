import type { CommandEntry } from '../main.js';
import { table } from '../table.js';

/** `curvecast schema <theory>`: the parameters as a table or as JSON Schema. */
export const schema: CommandEntry = {
  name: 'schema',
  usage: '<theory> [calculation]',
  summary: 'parameters of a theory or of one of its calculators: symbol, meaning, unit, legal range, default',
  configure(command) {
    command.option('--json', 'as JSON Schema');
  },
  async act([id, calculation], { json }, { registry, out }) {
    const { findCalculation, findTheory } = await import('../../experiments/task.js');
    const { jsonSchema, legalValues, metaOf } = await import('../../contract/index.js');
    const { defaultOf } = await import('../flags.js');
    const theory = await findTheory(registry, id as string);
    const { parameters } = calculation ? findCalculation(theory, calculation) : theory;
    if (json) {
      out.write(`${JSON.stringify(jsonSchema(parameters), null, 2)}\n`);
      return 0;
    }
    const rows = Object.entries(parameters.shape).map(([name, property]) => {
      const { symbol, meaning, unit } = metaOf(property as never, name);
      const fallback = defaultOf(property as never);
      return [
        name,
        symbol,
        fallback === undefined ? '–' : JSON.stringify(fallback),
        unit ?? '',
        `${meaning} [${legalValues(property as never)}]`,
      ];
    });
    out.write(table(rows, ['parameter', 'symbol', 'default', 'unit', 'meaning [legal values]']));
    return 0;
  },
};
