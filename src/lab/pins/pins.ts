import { computed, signal } from '@preact/signals';
import type { Part } from '../../artifacts/result.js';
import type { Spec } from '../../artifacts/spec.js';
import { back } from '../bench/index.js';
import { changeLook } from '../state/navigation.js';
import { card, look, type Overlay, quantitiesOfView, spec, wholeParts } from '../state/session.js';
import { meanOverReplicas } from './mean.js';

/** Curves kept for comparison, and the setting they belong to. */
export interface Pin {
  id: string;
  label: string;
  theory: string;
  parameters: Spec['parameters'];
  vary?: Spec['vary'];
  /** Made with the reader's own data, which never enter an address. */
  local?: boolean;
  /** Theory curves; empty while they are computed anew. */
  parts: Pick<Part, 'label' | 'dataset'>[];
}

/** All pins of this session, of every theory. */
export const pins = signal<Pin[]>([]);

/** Those of the theory on the page. */
export const pinsHere = computed(() => pins.value.filter(({ theory }) => theory === spec.value?.theory));

/** Pins longer than so many characters are not put into the address. */
const longest = 1500;

let count = 0;

/** Keeps the theory's curves as they are now. */
export function pinNow(): void {
  const now = spec.peek();
  const parts = wholeParts.peek().filter(({ role }) => role === 'theory');
  if (!now || parts.length === 0) return;
  const own = now.data ? { local: true } : {};
  const pin = { ...settingOf(now), ...own, id: `pin-${count++}`, label: freeLetter(), parts: parts.map(ghost) };
  keep([...pins.peek(), pin]);
}

/** Gives a pin another name. */
export function renamePin(id: string, label: string): void {
  keep(pins.peek().map((pin) => (pin.id === id ? { ...pin, label: label.trim() || pin.label } : pin)));
}

/** Forgets a pin. */
export function removePin(id: string): void {
  keep(pins.peek().filter((pin) => pin.id !== id));
}

/** The pins' curves as layers over the charts. */
export function pinOverlays(): Overlay[] {
  return pinsHere.value.flatMap(({ id, label, parts }) =>
    parts.map((part, k) => ({
      id: `${id} ${k}`,
      label: [label, part.label].filter(Boolean).join(', '),
      role: 'theory' as const,
      dataset: part.dataset,
    })),
  );
}

/** Takes up pins an address names that this session does not have; their curves are computed in the background. */
export function adoptPins(): void {
  const now = spec.value;
  const written = look.value.pins;
  if (!now || !card.value || card.value.id !== now.theory || !written || written === writtenPins()) return;
  const read = readPins(written, now.theory);
  pins.value = [...pins.peek().filter(({ theory }) => theory !== now.theory), ...read];
  for (const pin of read) void compute(pin, now);
}

function keep(list: Pin[]): void {
  pins.value = list;
  changeLook({ pins: writtenPins() });
}

function writtenPins(): string | undefined {
  const open = pinsHere.peek().filter(({ local }) => !local);
  const list = open.map(({ label, parameters, vary }) => [label, parameters, ...(vary ? [vary] : [])]);
  const text = JSON.stringify(list);
  return list.length > 0 && text.length <= longest ? text : undefined;
}

function readPins(text: string, theory: string): Pin[] {
  try {
    const list = JSON.parse(text) as [string, Spec['parameters'], Spec['vary']?][];
    return list.map(([label, parameters, vary]) => ({
      id: `pin-${count++}`,
      label: String(label),
      theory,
      parameters,
      ...(vary ? { vary } : {}),
      parts: [],
    }));
  } catch {
    return [];
  }
}

async function compute(pin: Pin, { seed }: Spec): Promise<void> {
  const { theory, parameters, vary } = pin;
  const setting = { format: 1, theory, parameters, seed, quality: 'interactive', ...(vary ? { vary } : {}) } as const;
  const quantities = [...new Set((card.peek()?.views ?? []).flatMap(quantitiesOfView))];
  try {
    const { parts } = await back().ask('forecast', { spec: setting, quantities, oneStart: true }).answer;
    pins.value = pins.peek().map((other) => (other.id === pin.id ? { ...other, parts: parts.map(ghost) } : other));
  } catch {
    pins.value = pins.peek().filter(({ id }) => id !== pin.id);
  }
}

function settingOf({ theory, parameters, vary }: Spec): Pick<Pin, 'theory' | 'parameters' | 'vary'> {
  return { theory, parameters, ...(vary ? { vary } : {}) };
}

function ghost({ label, dataset }: Part): Pin['parts'][number] {
  return { label: label.replace(/^theory(, )?/, ''), dataset: meanOverReplicas(dataset) };
}

function freeLetter(): string {
  const used = new Set(pinsHere.peek().map(({ label }) => label));
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters.find((letter) => !used.has(letter)) ?? `pin ${count}`;
}
