import type { ComponentType } from 'preact';
import { CopyLink } from './copy-link.js';

/** What can be done with the run on the page; each stands in the masthead. */
export const actions: { id: string; Action: ComponentType }[] = [{ id: 'copy-link', Action: CopyLink }];
