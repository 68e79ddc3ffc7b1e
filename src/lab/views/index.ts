import type { ComponentType } from 'preact';

/** A page of the lab; its code is loaded when it is first opened. */
export interface ViewEntry {
  /** Name in the address: `&view=ID`. */
  id: string;
  /** Name in the header; absent: not listed there. */
  title?: string;
  load(): Promise<ComponentType>;
}

/** Every page, in the order of the header. */
export const views: ViewEntry[] = [
  { id: 'home', load: () => import('./home/home.js').then(({ Home }) => Home) },
  { id: 'theory', load: () => import('./theory/theory.js').then(({ TheoryView }) => TheoryView) },
  { id: 'map', title: 'Phase maps', load: () => import('./map/map.js').then(({ MapView }) => MapView) },
  { id: 'train', title: 'Train', load: () => import('./train/train.js').then(({ TrainView }) => TrainView) },
];

/** The page an address without `view` means. */
export function usualView(hasSpec: boolean): string {
  return hasSpec ? 'theory' : 'home';
}
