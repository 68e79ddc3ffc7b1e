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
export const panels: PanelEntry[] = [];
