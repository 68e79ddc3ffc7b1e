import { effect } from '@preact/signals';
import { measuredOverlays } from '../data/measured.js';
import { overlays } from '../state/session.js';
import { adoptPins, pinOverlays } from './pins.js';

/** Draws pinned and measured curves over all charts for as long as the page lives. */
export function showOverlays(): void {
  effect(adoptPins);
  effect(() => {
    overlays.value = [...pinOverlays(), ...measuredOverlays()];
  });
}
