import { resultHash } from '../../../../artifacts/hash.js';
import type { Result } from '../../../../artifacts/result.js';
import type { Dataset } from '../../../../contract/index.js';
import { inProcess, type Thread } from '../../../../execution/in-process.js';
import type { Progress } from '../../../../experiments/executor.js';
import { resultOf } from '../../../../experiments/train/index.js';
import type { Context } from '../index.js';
import { type TrainWish, trainingOf } from './training-of.js';

/** What is told while a network trains. */
export type TrainNews = { kind: 'progress'; progress: Progress } | { kind: 'partial'; dataset: Dataset };

/** How often curves under way are told. */
const partialEvery = 100;

/** Everything `curvecast train` computes: the same functions, the same hash. @throws InputError or NumericalError as they do. */
export async function train(wish: TrainWish, { tell, breathe }: Context): Promise<Omit<Result, 'run'>> {
  const { data, theory, spec, citations } = await trainingOf(wish);
  const news = (each: TrainNews) => tell(each);
  const executor = inProcess([{ id: theory.id, title: theory.title, load: async () => theory }], held());
  const dataset = await executor.perform(
    {
      kind: 'calculation',
      theory: theory.id,
      calculation: 'train',
      parameters: spec.parameters,
      request: { quality: spec.quality, seed: wish.seed },
    },
    {
      step: (progress) => news({ kind: 'progress', progress }),
      partial: { every: partialEvery, take: (dataset) => news({ kind: 'partial', dataset }) },
    },
  );
  const result = resultOf(dataset, { spec, theory, notes: data.sentences, citations });
  return { ...result, hash: resultHash(result) };

  /** The page's own pause and cancel; a cancel ends the run between two steps. */
  function held(): Thread {
    return {
      now: () => performance.now(),
      pause: () => breathe().catch(() => executor.cancel()),
    };
  }
}
