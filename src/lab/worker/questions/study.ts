import { resultHash } from '../../../artifacts/hash.js';
import type { Part, Result } from '../../../artifacts/result.js';
import type { Spec } from '../../../artifacts/spec.js';
import { type Dataset, parseParameters, type Theory } from '../../../contract/index.js';
import { choose } from '../../../experiments/choose.js';
import { namesOf, partOf } from '../../../experiments/curves.js';
import type { Progress } from '../../../experiments/executor.js';
import { run, variations } from '../../../experiments/run.js';
import { findTheory } from '../../../experiments/task.js';
import type { Context } from './index.js';

/** What is told while a study is under way. */
export type StudyNews = { kind: 'progress'; phase: string; progress: Progress } | { kind: 'partial'; part: Part };

/** How often curves under way are told. */
const partialEvery = 80;

/** Everything `curvecast run` computes for the spec: the same function, the same hash. */
export async function study(
  { spec }: { spec: Spec },
  { registry, executor, tell }: Context,
): Promise<Omit<Result, 'run'>> {
  const news = (each: StudyNews) => tell(each);
  const partIn = phases(await findTheory(registry, spec.theory), spec);
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
            const part = partIn(phase, role, dataset);
            if (!part) return;
            if (role === 'theory') theory = { kind: 'partial', part };
            else news({ kind: 'partial', part });
          },
        },
      };
    },
  });
  return { ...result, hash: resultHash(result) };
}

/** The part that a phase of the run is about; sizes of a finite-size study are none. */
function phases(theory: Theory, { parameters, vary = {}, engine, simulator }: Spec) {
  const members = variations(theory, vary);
  return (phase: string, role: Part['role'], dataset: Dataset): Part | undefined => {
    const differs = members.find((each) => [role, ...namesOf(each)].join(', ') === phase);
    if (!differs) return undefined;
    const values = parseParameters(theory.parameters, { ...parameters, ...differs });
    return partOf(role, choose(theory, role, values, role === 'theory' ? engine : simulator), differs, dataset);
  };
}
