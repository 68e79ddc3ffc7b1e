import { bibtex } from '../../../artifacts/bibtex.js';
import type { Spec } from '../../../artifacts/spec.js';
import { parseParameters } from '../../../contract/index.js';
import { namedSet, setNames } from '../../../data/index.js';
import { choose } from '../../../experiments/choose.js';
import { canonicalParameters, variations } from '../../../experiments/run.js';
import { findTheory } from '../../../experiments/task.js';
import type { Context } from './index.js';

/** BibTeX of exactly the theory, methods and data a run of this spec rests on, as `curvecast cite` prints it. */
export async function credits({ spec }: { spec: Spec }, { registry }: Context): Promise<string> {
  const theory = await findTheory(registry, spec.theory);
  const used = variations(theory, spec.vary ?? {}).flatMap((differs) => {
    const values = parseParameters(theory.parameters, canonicalParameters(theory, { ...spec.parameters, ...differs }));
    const predicted = choose(theory, 'theory', values, spec.engine).calculation;
    return spec.replicas ? [predicted, choose(theory, 'simulation', values, spec.simulator).calculation] : [predicted];
  });
  const source = spec.data?.source ?? '';
  const ofData = setNames.includes(source) ? [(await namedSet(source)).citation] : [];
  return bibtex([theory.citation, ...used.flatMap(({ citations }) => citations), ...ofData]);
}
