import { touched } from '../state/session.js';

/** A point of a panel, both coordinates between 0 and 1, measured from the lower left corner. */
export interface Share {
  x: number;
  y: number;
}

/** One press of an arrow key moves by this share of the panel; with Shift by ten times less. */
const stride = 0.02;

/**
 * Makes a panel's drawing take a pointer and its point take arrow keys. @param place share of the panel under a pointer, from the
 * element's own box. @param parameter whose terms the formula marks meanwhile.
 */
export function dragging(
  now: () => Share,
  move: (to: Share) => void,
  { parameter, box }: { parameter: string; box: { left: number; top: number; width: number; height: number } },
) {
  let held = false;
  const at = (event: PointerEvent): Share => {
    const svg = (event.currentTarget as Element).closest('svg') as SVGSVGElement;
    const bounds = svg.getBoundingClientRect();
    const { width, height } = svg.viewBox.baseVal;
    const x = ((event.clientX - bounds.left) / bounds.width) * width;
    const y = ((event.clientY - bounds.top) / bounds.height) * height;
    return inside({ x: (x - box.left) / box.width, y: 1 - (y - box.top) / box.height });
  };
  return {
    surface: {
      onPointerDown(event: PointerEvent) {
        held = true;
        touched.value = parameter;
        (event.currentTarget as Element).setPointerCapture(event.pointerId);
        move(at(event));
      },
      onPointerMove(event: PointerEvent) {
        if ((event.currentTarget as Element).hasPointerCapture(event.pointerId) || held) move(at(event));
      },
      onPointerUp() {
        held = false;
      },
      onPointerCancel() {
        held = false;
      },
    },
    point: {
      onFocus() {
        touched.value = parameter;
      },
      onKeyDown(event: KeyboardEvent) {
        const by = steps[event.key];
        if (!by) return;
        event.preventDefault();
        const size = event.shiftKey ? stride / 10 : stride;
        const { x, y } = now();
        move(inside({ x: x + by[0] * size, y: y + by[1] * size }));
      },
    },
  };
}

const steps: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

function inside({ x, y }: Share): Share {
  const hold = (value: number) => Math.min(1, Math.max(0, value));
  return { x: hold(x), y: hold(y) };
}
