import { resultToJson } from '../artifacts/json.js';
import { type Spec, specFormat } from '../artifacts/spec.js';
import { InputError, parseParameters } from '../contract/index.js';
import { inProcess } from '../execution/in-process.js';
import { nodeThread } from '../execution/node-thread.js';
import { canonicalParameters } from '../experiments/run.js';
import { parameters, resultOf, trainingBytes, trainingData, trainTheory } from '../experiments/train/index.js';
import { carryOut } from './carry-out.js';
import { givenParameters } from './flags.js';
import { chosenKernels } from './kernels.js';
import type { ExitCode, World } from './main.js';
import { runOptions } from './run-options.js';
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
  const raw = { ...file.parameters, ...givenParameters({ parameters }, options) };
  const given = parseParameters(parameters, raw);
  const run = runOptions(options);
  const seed = seedOf(options.seed ?? file.seed ?? 0);
  const { data: table, sentences, sha256, citations } = await trainTable(options);
  const data = trainingData(table, given, seed);
  const said = [...sentences, ...data.sentences];
  const memory = memoryNote(trainingBytes(given, data));
  const theory = trainTheory(data);
  const { source, names, labelName } = table;
  const spec: Spec = {
    format: specFormat,
    theory: theory.id,
    parameters: canonicalParameters(theory, raw),
    seed,
    quality: 'publication',
    data: { source, sha256, inputs: names, label: labelName, preprocessing: said },
  };
  if (!run.json) world.err.write(`${said.join(' ')}\n${memory}\n`);
  chosenKernels(run.kernels);
  const task = { kind: 'calculation', theory: theory.id, calculation: 'train' } as const;
  const request = { quality: spec.quality, seed };
  return carryOut({
    spec,
    theory,
    options: run,
    err: world.err,
    executor: () => inProcess([{ id: theory.id, title: theory.title, load: async () => theory }], nodeThread),
    async compute(executor, show) {
      const watch = show.watch('training', 'simulation');
      const dataset = await executor.perform({ ...task, parameters: spec.parameters, request }, watch);
      return resultOf(dataset, { spec, theory, notes: [...said, memory], citations });
    },
    announce(result) {
      world.out.write(run.json ? resultToJson(result) : trainText(result, run.out));
      return 0;
    },
  });
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
