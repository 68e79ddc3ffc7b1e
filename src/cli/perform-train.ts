import { resultHash } from '../artifacts/hash.js';
import { resultToJson } from '../artifacts/json.js';
import type { Result } from '../artifacts/result.js';
import { type Spec, specFormat } from '../artifacts/spec.js';
import { InputError, parseParameters } from '../contract/index.js';
import { inProcess } from '../execution/in-process.js';
import { nodeThread } from '../execution/node-thread.js';
import { provenance } from '../execution/provenance.js';
import { canonicalParameters } from '../experiments/run.js';
import { parameters, resultOf, trainingBytes, trainingData, trainTheory } from '../experiments/train/index.js';
import { givenParameters } from './flags.js';
import { interruptible } from './interrupt.js';
import { chosenKernels } from './kernels.js';
import type { ExitCode, World } from './main.js';
import { claimFolder, writeRun } from './run-folder.js';
import { runOptions } from './run-options.js';
import { spectator } from './spectator.js';
import { trainTable } from './train-data.js';
import { readNet } from './train-net.js';
import { trainText } from './train-text.js';

/** Bytes a training run may use. */
const memoryLimit = 4e9;

/** Trains one network on the data given, prints its indicators, writes the folder asked for. */
export async function performTrain(
  net: string | undefined,
  options: Record<string, unknown>,
  world: World,
): Promise<ExitCode> {
  const file = net === undefined ? { parameters: {} } : await readNet(net);
  const { out, force, json, watch, kernels } = runOptions(options);
  const raw = { ...file.parameters, ...givenParameters({ parameters }, options) };
  const given = parseParameters(parameters, raw);
  const seed = seedOf(options.seed ?? file.seed ?? 0);
  const { data: table, sha256, citations } = await trainTable(options);
  const data = trainingData(table, given, seed);
  if (out !== undefined) await claimFolder(out, force);
  const memory = memoryNote(trainingBytes(given, data));
  const theory = trainTheory(data);
  const { source, names, labelName } = table;
  const spec: Spec = {
    format: specFormat,
    theory: theory.id,
    parameters: canonicalParameters(theory, raw),
    seed,
    quality: 'publication',
    data: { source, sha256, inputs: names, label: labelName, preprocessing: data.sentences },
  };
  if (!json) world.err.write(`${data.sentences.join(' ')}\n${memory}\n`);
  chosenKernels(kernels);
  const executor = inProcess([{ id: theory.id, title: theory.title, load: async () => theory }], nodeThread);
  const show = await spectator(watch, { spec, theory, err: world.err });
  const begun = performance.now();
  const task = { kind: 'calculation', theory: theory.id, calculation: 'train' } as const;
  const request = { quality: spec.quality, seed };
  const dataset = await interruptible(executor, () =>
    executor.perform({ ...task, parameters: spec.parameters, request }, show.watch('training', 'simulation')),
  ).catch(async (error) => {
    await show.end();
    throw error;
  });
  const unstamped = resultOf(dataset, { spec, theory, notes: [...data.sentences, memory], citations });
  const stamp = provenance({ total: (performance.now() - begun) / 1000 });
  const result: Result = { ...unstamped, hash: resultHash(unstamped), run: stamp };
  if (out !== undefined) await writeRun(out, result, theory);
  await show.end(result);
  world.out.write(json ? resultToJson(result) : trainText(result, out));
  return 0;
}

function seedOf(seed: unknown): number {
  if (Number.isSafeInteger(seed) && (seed as number) >= 0) return seed as number;
  throw new InputError({
    code: 'FLAG_INVALID',
    path: '--seed',
    expected: 'an integer >= 0',
    received: String(seed),
    next: 'For example --seed 1',
  });
}

/** What training will need, said before it begins. @throws InputError `MEMORY_LIMIT`. */
function memoryNote({ weights, kernels }: { weights: number; kernels: number }): string {
  const megabytes = (bytes: number) => `${Number((bytes / 1e6).toPrecision(2))} MB`;
  if (weights + kernels <= memoryLimit)
    return `Memory: about ${megabytes(weights)} for weights, ${megabytes(kernels)} for passes and kernels of the probe.`;
  throw new InputError({
    code: 'MEMORY_LIMIT',
    path: 'parameters.hiddenWidths',
    expected: `a run within ${megabytes(memoryLimit)}`,
    received: `${megabytes(weights)} for weights, ${megabytes(kernels)} for passes and kernels`,
    next: 'Lower --hidden-widths, --probe-size or --rows',
  });
}
