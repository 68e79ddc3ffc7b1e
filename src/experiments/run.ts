import type { Result } from '../artifacts/result.js';
import type { Spec } from '../artifacts/spec.js';
import { contractVersion, version } from '../artifacts/version.js';
import {
  type Citation,
  type Entry,
  fileForm,
  finish,
  InputError,
  type Plain,
  parseParameters,
  type Request,
  type Theory,
} from '../contract/index.js';
import { kernels } from '../numerics/kernels/index.js';
import { type Curves, computeCurves } from './curves.js';
import { evaluate, measurable } from './evaluate.js';
import type { Executor, Watch } from './executor.js';
import { finiteSizeStudy } from './finite-size.js';
import { subjectOf } from './subject.js';

/** What every experiment needs: the theories there are, who computes, and who listens. */
export interface Laboratory {
  registry: Entry[];
  executor: Executor;
  /** Asked for a listener whenever a new phase (`theory`, `simulation, width 100`, ...) begins; its last partial dataset is the whole. */
  watch?: (phase: string, role: 'theory' | 'simulation') => Watch;
}

/** A result before it is stamped with its hash and with who ran it. */
export type Unstamped = Omit<Result, 'hash' | 'run'>;

/** Theory, simulation beside it, agreement, regime and measures of one spec. @throws InputError on parameters no engine can take. */
export async function run(spec: Spec, lab: Laboratory): Promise<Unstamped> {
  const theory = await subjectOf(lab.registry, spec);
  const parameters = canonicalParameters(theory, spec.parameters);
  const values = parseParameters(theory.parameters, parameters);
  const narrowed = (spec.replicas ?? 0) > manyReplicas && !spec.quantities;
  const request = requestOf(narrowed ? { ...spec, quantities: theory.headline } : spec);
  const families = variations(theory, spec.vary ?? {});
  const all: Curves[] = [];
  for (const differs of families) {
    const wanted = { theory, parameters: canonicalParameters(theory, { ...parameters, ...differs }), differs, request };
    const engines = { engine: spec.engine, simulator: spec.simulator, replicas: spec.replicas };
    all.push(await computeCurves(lab.executor, { ...wanted, ...engines }, lab.watch));
  }
  const finiteSize = spec.sizes ? await finiteSizeStudy(lab, theory, { ...spec, parameters }, request) : undefined;
  const used = kernels();
  const regime = theory.regime ? finish(theory.regime(values, spec.seed)) : undefined;
  return {
    format: 1,
    contractVersion,
    version,
    kind: 'run',
    title: theory.title,
    spec: { ...spec, parameters },
    kernels: used.id,
    conventions: theory.conventions(values),
    parts: [...all.flatMap(({ parts }) => parts), ...(finiteSize?.parts ?? [])],
    agreement: all.flatMap(({ agreement }) => agreement),
    ...(finiteSize ? { finiteSize: finiteSize.fits } : {}),
    ...(regime ? { regime } : {}),
    measures: measuresOf(theory, all[0] as Curves),
    notes: [
      ...(spec.data ? [`Data ${spec.data.source}: ${spec.data.preprocessing.join(' ') || 'taken as they are.'}`] : []),
      ...(used.portable ? [] : [`Kernels '${used.id}': the last bits of the numbers depend on this machine.`]),
      ...(narrowed
        ? [
            `More than ${manyReplicas} replicas: only ${theory.headline.join(', ')} are kept; --quantities names others.`,
          ]
        : []),
      ...new Set(
        all.flatMap(({ choices }) =>
          choices.map(
            ({ calculation: { role, id }, reason }) => `${spec.calculation ? 'calculator' : role} '${id}': ${reason}`,
          ),
        ),
      ),
    ],
    ...credits(theory, all),
  };
}

/** Beyond so many replicas a run keeps the headline quantities only, unless it is told which: results stay of a size one can load. */
const manyReplicas = 64;

/** Parameters in file form with every default filled in. */
export function canonicalParameters(theory: Theory, parameters: Record<string, unknown>): Record<string, Plain> {
  return fileForm(parseParameters(theory.parameters, parameters)) as Record<string, Plain>;
}

/** What a spec asks of every calculation. */
export function requestOf(spec: Spec): Request {
  return {
    quality: spec.quality,
    seed: spec.seed,
    ...(spec.tolerance === undefined ? {} : { tolerance: spec.tolerance }),
    ...(spec.quantities ? { quantities: spec.quantities } : {}),
    ...(spec.times ? { at: { t: Float64Array.from(spec.times) } } : {}),
  };
}

/** Every combination of the varied values; a single empty one when nothing is varied. */
export function variations(theory: Theory, vary: Record<string, Plain[]>): Record<string, Plain>[] {
  let all: Record<string, Plain>[] = [{}];
  for (const [name, values] of Object.entries(vary)) {
    if (!(name in theory.parameters.shape)) canonicalParameters(theory, { [name]: values[0] });
    all = all.flatMap((base) => values.map((value) => ({ ...base, [name]: value })));
  }
  if (all.length <= 64) return all;
  throw new InputError({
    code: 'FAMILY_TOO_LARGE',
    path: '--vary',
    expected: 'at most 64 combinations in one figure',
    received: `${all.length}`,
    next: "Use 'curvecast map' or fewer values",
  });
}

function measuresOf(theory: Theory, { parts }: Curves): Result['measures'] {
  const predicted = parts[0]!.dataset;
  return Object.fromEntries(
    theory.measures
      .filter((measure) => measurable(measure, predicted))
      .map((measure) => [measure.name, evaluate(measure, predicted)]),
  );
}

function credits(theory: Theory, all: Curves[]): { citations: Citation[]; methods: string[] } {
  const used = [...new Set(all.flatMap(({ choices }) => choices.map(({ calculation }) => calculation)))];
  const citations = new Map(
    [theory.citation, ...used.flatMap((calculation) => calculation.citations)].map((c) => [c.key, c]),
  );
  return { citations: [...citations.values()], methods: used.map(({ method }) => method) };
}
