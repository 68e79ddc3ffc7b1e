import { signal } from '@preact/signals';

const key = 'curvecast-public-base';

/** Address that copied links begin with, for readers who serve the lab where others can reach it; empty: this page's own. */
export const publicBase = signal(recall());

/** Remembers another one. */
export function setPublicBase(address: string): void {
  publicBase.value = address.trim();
  try {
    localStorage.setItem(key, publicBase.value);
  } catch {
    // A page without storage forgets the choice.
  }
}

/** The address a copied link begins with, without hash. */
export function linkBase(): string {
  return (publicBase.value || location.href).replace(/#.*$/, '');
}

function recall(): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}
