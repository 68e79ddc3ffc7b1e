import type { CommandEntry } from '../main.js';
import { addTheoryFlags } from './run.js';

/** `curvecast advise THEORY [BASE] --goal kernelRatio=2`: what to change, and by how much. */
export const advise: CommandEntry = {
  name: 'advise',
  usage: '<theory> [base]',
  summary: 'what to change to reach a goal, and by how much',
  async configure(command, argv, world) {
    command
      .option('--goal <name=value...>', 'goals, e.g. kernelRatio=2; without one general advice')
      .option('--seed <number>', 'seed of every random draw', Number)
      .option('--json', 'advice as JSON on stdout');
    await addTheoryFlags(command, argv, world);
  },
  async act([id, base], options, world) {
    const { runSpecOf } = await import('../spec-of.js');
    const { advice } = await import('../../experiments/advice.js');
    const { parseGoals } = await import('../goals.js');
    const spec = await runSpecOf(id as string, base, options, world);
    const found = await advice(spec, parseGoals(options.goal as string[] | undefined), world.registry);
    if (options.json) world.out.write(`${JSON.stringify(found)}\n`);
    else
      for (const { topic, text, parameters } of found) world.out.write(`${topic}\n  ${text}\n${flagsOf(parameters)}\n`);
    return 0;
  },
};

function flagsOf(parameters: Record<string, unknown> | undefined): string {
  if (!parameters) return '';
  const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const flags = Object.entries(parameters).map(
    ([name, value]) => `--${kebab(name)} ${typeof value === 'number' ? value : `'${JSON.stringify(value)}'`}`,
  );
  return `  ${flags.join(' ')}\n`;
}
