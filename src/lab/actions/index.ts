import type { ComponentType } from 'preact';
import { DataAction } from '../data/data-action.js';
import { ExportMenu } from './export-menu.js';

/** What can be done with the run on the page; each stands in the masthead. */
export const actions: { id: string; Action: ComponentType }[] = [
  { id: 'data', Action: DataAction },
  { id: 'export', Action: ExportMenu },
];
