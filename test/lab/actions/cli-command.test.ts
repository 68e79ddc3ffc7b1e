import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import type { Spec } from '../../../src/artifacts/spec.js';
import { run } from '../../../src/cli/commands/run.js';
import { specOf } from '../../../src/cli/spec-of.js';
import { canonicalParameters } from '../../../src/experiments/run.js';
import { cliCommand, dataFlags } from '../../../src/lab/actions/cli-command.js';
import { registry } from '../../../src/theories/index.js';
import { labSpec } from '../lab-page.js';

const world = { registry, out: { write: () => true }, err: { write: () => true } };

/** Words of a POSIX command line whose only quotes are single ones. */
function words(line: string): string[] {
  const found = line.match(/(?:'[^']*'|\\'|[^\s'])+/g) ?? [];
  return found.map((word) => word.replaceAll("'\\''", '\0').replaceAll("'", '').replaceAll('\0', "'"));
}

/** The spec the command line makes of it. */
async function understood(line: string): Promise<Spec> {
  const [, , ...argv] = words(line);
  let spec: Promise<Spec> | undefined;
  const command = new Command('run').argument('<theory>').argument('[base]').exitOverride();
  await run.configure(command, argv, world as never);
  command.action((id: string, base: string | undefined, options) => {
    spec = specOf(id, base, options, world as never);
  });
  await command.parseAsync(argv, { from: 'user' });
  return spec as Promise<Spec>;
}

const presets = (
  await Promise.all(
    registry.map(async ({ id, load }) => {
      const theory = await load();
      return theory.presets.map(({ id: preset, parameters, vary }) => ({
        name: `${id} ${preset}`,
        theory,
        spec: labSpec(id, parameters, { ...(vary ? { vary } : {}), replicas: 3 }),
      }));
    }),
  )
).flat();

describe('the command line of a spec', () => {
  test.each(presets)('$name', async ({ spec, theory }) => {
    const found = await understood(cliCommand(spec));
    const whole = (each: Spec) => ({ ...each, parameters: canonicalParameters(theory, each.parameters) });
    expect(whole(found)).toEqual(whole(spec));
  });

  test('everything a spec can hold', async () => {
    const spec = labSpec(
      'linear-exact',
      { outputScale: -2, width: 20 },
      {
        seed: 7,
        replicas: 2,
        tolerance: 1e-6,
        engine: 'flow',
        simulator: 'projected',
        times: [0, 1, 2.5],
        quantities: ['slope', 'loss'],
        sizes: [10, 100],
        vary: { initialisation: [{ kind: 'aligned' }, { kind: 'gaussian' }], hiddenInitialScale: [0.1, 1] },
      },
    );
    expect(await understood(cliCommand(spec))).toEqual(spec);
  });
  test('data are named with the number of rows asked for', () => {
    const record = { source: 'digits', sha256: '', inputs: ['a', 'b'], label: 'y', preprocessing: [] };
    expect(dataFlags(record)).toEqual(['--data=digits', '--x=a,b', '--y=y']);
    expect(dataFlags({ ...record, rows: 40 })).toEqual(['--data=digits', '--x=a,b', '--y=y', '--rows=40']);
  });
});
