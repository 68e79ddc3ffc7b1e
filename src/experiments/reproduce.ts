import {
  type Check,
  type Claim,
  type Effort,
  type Entry,
  type Exhibit,
  type Theory,
  together,
  type Verdict,
} from '../contract/index.js';
import { inParallel } from './ensemble.js';
import { Cancelled, type Executor, type Watch } from './executor.js';
import { findTheory } from './task.js';

/** A claim put to the test: its rows of the proof table. */
export interface Proof {
  theory: string;
  claim: Omit<Claim, 'check'>;
  verdict: Verdict;
  checks: Check[];
  exhibits: Exhibit[];
  /** The command that repeats this row. */
  command: string;
}

/** The claims put to the test, in the order of the registry. */
export interface ProofTable {
  effort: Effort;
  seed: number;
  proofs: Proof[];
}

/** Which claims: all theories unless named. */
export interface Selection {
  theories?: string[];
  claims?: string[];
  effort: Effort;
  seed: number;
}

/** Puts claims to the test, several at once where the executor can; a claim that throws counts as failed, with its message. */
export async function reproduce(
  { theories, claims, effort, seed }: Selection,
  lab: { registry: Entry[]; executor: Executor },
  hear: { watch?(claim: Claim, theory: Theory): Watch; proved?(proof: Proof): void } = {},
): Promise<ProofTable> {
  const chosen = await Promise.all(
    (theories ?? lab.registry.map(({ id }) => id)).map((id) => findTheory(lab.registry, id)),
  );
  const tests = chosen.flatMap((theory) =>
    theory.claims.filter(({ id }) => !claims || claims.includes(id)).map((claim) => ({ theory, claim })),
  );
  const proofs = await inParallel(tests, lab.executor.parallel, async ({ theory, claim }) => {
    const proof = await prove(theory, claim, { effort, seed }, lab.executor, hear.watch?.(claim, theory));
    hear.proved?.(proof);
    return proof;
  });
  return { effort, seed, proofs };
}

async function prove(
  theory: Theory,
  claim: Claim,
  { effort, seed }: { effort: Effort; seed: number },
  executor: Executor,
  watch?: Watch,
): Promise<Proof> {
  const { check: _, ...described } = claim;
  const command = `curvecast reproduce ${theory.id} --claim ${claim.id}${effort === 'quick' ? ' --quick' : ''}${seed === 0 ? '' : ` --seed ${seed}`}`;
  try {
    const finding = await executor.perform({ kind: 'claim', theory: theory.id, claim: claim.id, effort, seed }, watch);
    return {
      theory: theory.id,
      claim: described,
      verdict: together(finding.checks.map(({ verdict }) => verdict)),
      ...finding,
      command,
    };
  } catch (error) {
    if (error instanceof Cancelled) throw error;
    const broken: Check = {
      what: 'the check itself',
      measured: 'error',
      expected: 'a verdict',
      verdict: 'fail',
      note: (error as Error).message,
    };
    return { theory: theory.id, claim: described, verdict: 'fail', checks: [broken], exhibits: [], command };
  }
}

/** Claims by verdict for each origin. */
export function summaryOf({ proofs }: ProofTable): Record<Claim['origin'], Record<Verdict, number>> {
  const none = () => ({ pass: 0, fail: 0, undecided: 0 });
  const summary = { abstract: none(), literature: none(), ours: none() };
  for (const { claim, verdict } of proofs) summary[claim.origin][verdict]++;
  return summary;
}
