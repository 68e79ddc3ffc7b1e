import { resultHash } from '../../../artifacts/hash.js';
import type { Part, Result } from '../../../artifacts/result.js';
import type { Spec } from '../../../artifacts/spec.js';
import type { Dataset } from '../../../contract/index.js';
import type { Progress } from '../../../experiments/executor.js';
import { run } from '../../../experiments/run.js';
import type { Context } from './index.js';

/** What is told while a study is under way. */
export type StudyNews =
  | { kind: 'progress'; phase: string; progress: Progress }
  | { kind: 'partial'; phase: string; role: Part['role']; dataset: Dataset };

/** How often curves under way are told. */
const partialEvery = 80;

/** Everything `curvecast run` computes for the spec: the same function, the same hash. */
export async function study(
  { spec }: { spec: Spec },
  { registry, executor, tell }: Context,
): Promise<Omit<Result, 'run'>> {
  const news = (each: StudyNews) => tell(each);
  let theory: StudyNews | undefined;
  const result = await run(spec, {
    registry,
    executor,
    watch(phase, role) {
      if (theory) news(theory);
      theory = undefined;
      return {
        step: (progress) => news({ kind: 'progress', phase, progress }),
        partial: {
          every: partialEvery,
          take(dataset) {
            // The page already shows a forecast: half a theory would be less than that.
            if (role === 'theory') theory = { kind: 'partial', phase, role, dataset };
            else news({ kind: 'partial', phase, role, dataset });
          },
        },
      };
    },
  });
  return { ...result, hash: resultHash(result) };
}
