import type { ComponentType } from 'preact';

/** A picture of its own kind below the charts of a theory; its code is loaded when the theory is opened. */
export interface PanelEntry {
  /** Theory it belongs to; absent: every theory. */
  theory?: string;
  id: string;
  title: string;
  load(): Promise<ComponentType>;
}

/** Every panel, in the order they are shown. */
export const panels: PanelEntry[] = [
  {
    theory: 'sgd-ode',
    id: 'limits',
    title: 'Where this run lies between the three limits',
    load: () => import('./sgd-ode/triangle.js').then(({ Triangle }) => Triangle),
  },
  {
    theory: 'linear-exact',
    id: 'mechanisms',
    title: 'By which mechanism it learns',
    load: () => import('./linear-exact/mechanisms.js').then(({ Mechanisms }) => Mechanisms),
  },
  {
    theory: 'dln-dmft',
    id: 'phases',
    title: 'The phases of this run in time',
    load: () => import('./dln-dmft/time-line.js').then(({ TimeLine }) => TimeLine),
  },
  {
    theory: 'linearization',
    id: 'laziness',
    title: 'Width against laziness',
    load: () => import('./linearization/plane.js').then(({ LazinessPlane }) => LazinessPlane),
  },
];
