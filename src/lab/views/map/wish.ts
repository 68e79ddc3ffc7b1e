import type { Spec } from '../../../artifacts/spec.js';
import type { Plain } from '../../../contract/index.js';
import type { Look } from '../../state/look.js';
import type { Control } from '../../worker/questions/control.js';
import type { TheoryCard } from '../../worker/questions/describe.js';
import { usualMaps } from './usual-maps.js';

/** An axis of a map: a parameter between two ends. */
export interface MapAxis {
  name: string;
  from: number;
  to: number;
  scale: 'linear' | 'log';
}

/** What is mapped. */
export interface MapWish {
  theory: string;
  parameters: Record<string, Plain>;
  seed: number;
  x: MapAxis;
  y: MapAxis;
  measure: string;
  replicas: number;
}

/** Random starts in a cell unless the address says otherwise; few, so that the picture comes quickly. */
const usualReplicas = 4;

/** The map that spec and look ask for; what they leave open, or name wrongly, is the theory's usual map. */
export function wishOf({ theory, parameters, seed }: Spec, card: TheoryCard, look: Look): MapWish {
  const usual = usualMaps[theory];
  const measures = card.measures.map(({ name }) => name);
  const wanted = look['map.value'] ?? usual?.measure ?? '';
  const x = axisOf(look['map.x'], card) ?? usual?.x ?? usualAxis(card, 0);
  const y = axisOf(look['map.y'], card) ?? usual?.y ?? usualAxis(card, 1);
  const replicas = Math.min(256, Math.max(1, Math.round(Number(look['map.replicas'])) || usualReplicas));
  return {
    theory,
    parameters,
    seed,
    x,
    y,
    measure: measures.includes(wanted) ? wanted : (usual?.measure ?? measures[0] ?? ''),
    replicas: card.compares === 'start' ? replicas : 1,
  };
}

/** Parameters that can be an axis. */
export function axisControls({ controls }: TheoryCard): Control[] {
  return controls.filter(({ kind }) => kind === 'number');
}

/** An axis as the address writes it: `initialScale:0.01:3:log`. */
export function axisText({ name, from, to, scale }: MapAxis): string {
  return [name, from, to, scale].join(':');
}

function axisOf(text: string | undefined, card: TheoryCard): MapAxis | undefined {
  const [name = '', from, to, scale] = text?.split(':') ?? [];
  const control = axisControls(card).find((each) => each.name === name);
  if (!control) return undefined;
  const usual = fullAxis(control);
  const ends = [Number(from), Number(to)] as const;
  const asked = scale === 'log' || scale === 'linear' ? scale : usual.scale;
  if (from === undefined || to === undefined || !ends.every(Number.isFinite) || ends[0] === ends[1]) return usual;
  return { name, from: ends[0], to: ends[1], scale: asked === 'log' && Math.min(...ends) > 0 ? 'log' : 'linear' };
}

/** A parameter over the range of its slider. */
export function fullAxis({ name, meta: { range, scale }, default: usual }: Control): MapAxis {
  const around = typeof usual === 'number' && usual > 0 ? usual : 1;
  const [from, to] = range ?? [around / 10, around * 10];
  return { name, from, to, scale: scale === 'log' && from > 0 ? 'log' : 'linear' };
}

function usualAxis(card: TheoryCard, k: number): MapAxis {
  const ranged = axisControls(card).filter(({ meta }) => meta.range);
  const essential = ranged.filter(({ essential }) => essential);
  return fullAxis((essential[k] ?? ranged[k]) as Control);
}
