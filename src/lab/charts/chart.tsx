import { type Signal, untracked, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { View } from '../../contract/index.js';
import type { Scene } from '../../figures/scene/index.js';
import { allOverlays, card, forecast, look, partsFor } from '../state/session.js';
import { sceneFor, shownIn } from './exhibit.js';
import { textSize } from './frame.js';
import { Hairline } from './hairline.js';
import { keepDrawn } from './keep-drawn.js';
import { Legend } from './legend.js';
import { type Placed, paintPanel } from './paint.js';
import { palette } from './palette.js';
import { readAtPointer, readByKeys, stopReading } from './reading.js';

/** Height of one panel, in CSS pixels. */
const panelHeight = { main: 320, small: 132 };

/** Small charts are drawn so many milliseconds apart at least, so that the large one stays quick. */
const smallGap = 120;

/** A view of the running experiment, redrawn whenever curves, scales or colours change. Small ones may be clicked to come large. */
export function Chart({ view, size, rank }: { view: View; size: 'main' | 'small'; rank: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const holder = useRef<HTMLDivElement>(null);
  const placed = useSignal<Placed[]>([]);
  const scene = useSignal<Scene | undefined>(undefined);
  const stale = useSignal(false);

  useEffect(
    () =>
      keepDrawn(holder.current as HTMLDivElement, {
        rank,
        gap: size === 'main' ? 0 : smallGap,
        shows() {
          const { parts, stale: old } = partsFor(view);
          stale.value = old;
          const layers = [...parts, ...allOverlays()].filter((layer) => shownIn(view, layer.dataset));
          const { x, y, time, band } = look.value;
          const marked = size === 'main' ? forecast.value : undefined;
          return [palette.value, card.value, x, y, time, band, marked, ...layers.map(({ dataset }) => dataset)];
        },
        draw(width) {
          scene.value = sceneFor({
            view,
            parts: untracked(() => partsFor(view)).parts,
            overlays: untracked(allOverlays),
            quantities: card.peek()?.quantities ?? [],
            conventions: forecast.peek()?.conventions,
            look: look.peek(),
          });
          placed.value = paint(canvas.current as HTMLCanvasElement, scene.peek(), width, size);
          if (size === 'main') markDrawn();
        },
      }),
    [view, size, rank],
  );

  const linked = view.x === 't';
  const label = `${view.title}. ${scene.value ? legendText(scene.value) : 'Nothing to draw yet.'}`;
  return (
    <div class={`chart chart-${size}${stale.value ? ' chart-stale' : ''}`}>
      <div class="chart-canvas" ref={holder}>
        <canvas ref={canvas} role="img" aria-label={label} {...(linked ? reading(placed, size) : {})} />
        {linked && <Hairline placed={placed} />}
      </div>
      {size === 'main' && <Legend placed={placed} scene={scene} />}
    </div>
  );
}

/** Leaves a mark with the parameters of the curves on the screen: what benchmarks and tests wait for. */
function markDrawn(): void {
  performance.clearMarks(drawn);
  performance.mark(drawn, { detail: forecast.peek()?.parameters });
}

const drawn = 'curvecast:drawn';

/** Time is read off by pointer in all charts, and by the arrow keys in the large one. */
function reading(placed: Signal<Placed[]>, size: 'main' | 'small') {
  const point = (event: PointerEvent) => readAtPointer(event, placed);
  return {
    onPointerMove: point,
    onPointerDown: point,
    onPointerLeave: stopReading,
    ...(size === 'main'
      ? {
          tabIndex: 0,
          'aria-keyshortcuts': 'ArrowLeft ArrowRight',
          onKeyDown: (event: KeyboardEvent) => readByKeys(event, placed),
          onBlur: stopReading,
        }
      : {}),
  };
}

function legendText({ legend, notes }: Scene): string {
  return [legend.map(({ label }) => label).join(', '), ...notes].filter(Boolean).join('. ');
}

/** Draws all panels of a scene below each other and says where they stand. */
function paint(canvas: HTMLCanvasElement, scene: Scene | undefined, width: number, size: 'main' | 'small'): Placed[] {
  const panels = scene?.panels ?? [];
  const each = panels.length > 1 ? panelHeight[size] * 0.68 : panelHeight[size];
  const height = Math.max(panelHeight[size], Math.round(panels.length * each));
  const ratio = devicePixelRatio || 1;
  canvas.style.height = `${height}px`;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  const brush = { size: textSize[size], bold: size === 'main' ? 1.6 : 1.15, bands: look.peek().band !== 'off' };
  return panels.map((panel, k) => {
    const area = { left: 0, top: (k * height) / panels.length, width, height: height / panels.length };
    return paintPanel(pen, palette.peek(), panel, area, brush);
  });
}
