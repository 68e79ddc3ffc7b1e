import type { Spec } from '../../artifacts/spec.js';
import { specFormat } from '../../artifacts/spec.js';
import type { Plain } from '../../contract/index.js';
import { front } from '../bench/index.js';
import { filled } from '../data/held.js';
import { readAddress, writeAddress } from './address.js';
import type { Look } from './look.js';
import { card, failure, look, spec } from './session.js';

/** Networks trained beside the theory unless a link says otherwise. */
const usualReplicas = 5;

/** The spec of a theory with these parameters, as the lab starts it. */
export function freshSpec(theory: string, parameters: Spec['parameters'] = {}, vary?: Spec['vary']): Spec {
  const blank = { format: specFormat, theory, parameters, seed: 0, quality: 'interactive' } as const;
  return { ...blank, replicas: usualReplicas, ...(vary ? { vary } : {}) } as Spec;
}

/** Goes to another page or state: a step of its own for back and forward. */
export function go(wanted: Spec | undefined, shown: Look = {}): void {
  history.pushState(null, '', writeAddress(wanted, shown));
  enter(wanted, shown);
}

let writing: ReturnType<typeof setTimeout> | undefined;
let stepped: Spec | undefined;

/**
 * Changes the spec where it stands. Changes in quick succession (a slider moving) are one step of the history.
 * `undefined` removes a parameter, which then has its default.
 */
export function change(patch: Partial<Spec>, parameters: Record<string, Plain | undefined> = {}): void {
  const before = spec.peek();
  if (!before) return;
  const merged = Object.entries({ ...before.parameters, ...parameters }).filter(([, value]) => value !== undefined);
  const whole = { ...before, ...patch, parameters: Object.fromEntries(merged) as Spec['parameters'] };
  const after = Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)) as unknown as Spec;
  spec.value = after;
  if (writing === undefined) stepped = before;
  clearTimeout(writing);
  writing = setTimeout(writeNow, 300);
}

/** Changes how the page shows things; not a step of the history. */
export function changeLook(patch: Look): void {
  look.value = Object.fromEntries(Object.entries({ ...look.peek(), ...patch }).filter(([, v]) => v !== undefined));
  writeNow();
}

/** The address of what is on the page now. @param base address without hash. */
export function linkNow(base = location.href.replace(/#.*$/, '')): string {
  return `${base}${writeAddress(spec.peek(), look.peek())}`;
}

function writeNow(): void {
  clearTimeout(writing);
  const address = writeAddress(spec.peek(), look.peek());
  const moved = writing !== undefined && stepped !== spec.peek();
  writing = undefined;
  if (address === location.hash) return;
  if (moved) history.pushState(null, '', address);
  else history.replaceState(null, '', address);
}

/** Reads the address of the page now and whenever it changes. */
export function followAddress(): void {
  addEventListener('popstate', () => void arrive());
  addEventListener('hashchange', () => void arrive());
  void arrive();
}

async function arrive(): Promise<void> {
  const { hash } = location;
  const { link, look: shown } = readAddress(hash);
  clearTimeout(writing);
  writing = undefined;
  if (!link) return enter(undefined, shown);
  if (spec.peek() && hash === writeAddress(spec.peek(), look.peek())) return;
  try {
    const found = await front.ask('read', { link }).answer;
    if (location.hash === hash) enter(filled(found), shown);
  } catch (error) {
    enter(undefined, { ...shown, view: 'home' });
    failure.value = `This link cannot be opened. ${(error as Error).message}`;
  }
}

function enter(wanted: Spec | undefined, shown: Look): void {
  failure.value = undefined;
  look.value = shown;
  if (wanted?.theory !== card.peek()?.id) {
    card.value = undefined;
    if (wanted) void describe(wanted.theory);
  }
  spec.value = wanted;
}

async function describe(theory: string): Promise<void> {
  try {
    const found = await front.ask('describe', { theory }).answer;
    if (spec.peek()?.theory === theory) card.value = found;
  } catch (error) {
    failure.value = (error as Error).message;
  }
}
