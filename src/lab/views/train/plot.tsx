import { effect, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Quantity } from '../../../contract/index.js';
import { type Panel, type Scene, sceneOf } from '../../../figures/scene/index.js';
import { resolveStyle } from '../../../figures/style.js';
import { plain } from '../../../figures/text/label.js';
import { textSize } from '../../charts/frame.js';
import { drawNever, drawSoon } from '../../charts/frames.js';
import { Hairline } from '../../charts/hairline.js';
import { Legend } from '../../charts/legend.js';
import { type Placed, paintPanel } from '../../charts/paint.js';
import { palette } from '../../charts/palette.js';
import { reader } from '../../charts/place.js';
import { cursor } from '../../state/session.js';
import { madeQuantities, type Picture } from './pictures.js';

/** Height in CSS pixels. */
const heights = { main: 250, small: 140 };

/** One picture of the run, redrawn as the run goes on; the time under the pointer is marked in all of them. */
export function Plot({
  picture,
  quantities,
  size,
  rank,
}: {
  picture: Picture;
  quantities: Quantity[];
  size: 'main' | 'small';
  rank: number;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const holder = useRef<HTMLDivElement>(null);
  const placed = useSignal<Placed[]>([]);
  const scene = useSignal<Scene | undefined>(undefined);
  useEffect(() => {
    const owner = {};
    const [element, frame] = [canvas.current, holder.current];
    // The page may have gone to another view before this effect runs.
    if (!element || !frame) return;
    const draw = () => {
      const now = inSteps(sceneOf(picture.exhibit, resolveStyle({ quantities: [...quantities, ...madeQuantities] })));
      scene.value = now;
      placed.value = paint(element, now, frame.clientWidth, size);
    };
    const again = () => drawSoon(owner, { rank, gap: 0, draw });
    const stop = effect(() => {
      void palette.value;
      again();
    });
    const resized = new ResizeObserver(again);
    resized.observe(frame);
    return () => {
      stop();
      resized.disconnect();
      drawNever(owner);
    };
  }, [picture, quantities, size, rank]);
  const point = ({ clientX }: PointerEvent) => {
    const first = placed.peek()[0];
    if (!first) return;
    const left = clientX - (canvas.current as HTMLCanvasElement).getBoundingClientRect().left;
    cursor.value = reader(first.x, first.box.width)(left - first.box.left);
  };
  return (
    <figure class={size === 'small' ? 'card' : 'train-main'}>
      <figcaption>{picture.title}</figcaption>
      <div class={`chart chart-${size}`}>
        <div class="chart-canvas" ref={holder}>
          <canvas
            ref={canvas}
            role="img"
            aria-label={picture.title}
            onPointerMove={point}
            onPointerDown={point}
            onPointerLeave={() => {
              cursor.value = undefined;
            }}
          />
          <Hairline placed={placed} />
        </div>
        {(size === 'main' || (scene.value?.legend.length ?? 0) > 1) && <Legend placed={placed} scene={scene} />}
      </div>
    </figure>
  );
}

function inSteps(scene: Scene): Scene {
  const named = scene.panels.map((panel): Panel => ({ ...panel, x: { ...panel.x, labels: [plain('steps')] } }));
  return { ...scene, panels: named };
}

function paint(canvas: HTMLCanvasElement, { panels }: Scene, width: number, size: 'main' | 'small'): Placed[] {
  const height = heights[size];
  const ratio = devicePixelRatio || 1;
  canvas.style.height = `${height}px`;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  const brush = { size: textSize[size], bold: size === 'main' ? 1.6 : 1.15, bands: true };
  const area = { left: 0, top: 0, width, height };
  return panels.slice(0, 1).map((panel) => paintPanel(pen, palette.peek(), panel, area, brush));
}
