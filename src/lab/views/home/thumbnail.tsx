import { useEffect, useRef } from 'preact/hooks';
import { colourScale } from '../../../figures/draw/colour-scale.js';
import type { Thumbnail as Numbers } from '../../catalogue/thumbnails.js';
import { palette } from '../../charts/palette.js';

/** A small picture of numbers, one pixel each, enlarged by the style sheet. */
export function Thumbnail({ of: { columns, rows }, colours }: { of: Numbers; colours: 'diverging' | 'ink' }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { ink } = palette.value;
  useEffect(() => {
    const pen = (canvas.current as HTMLCanvasElement).getContext('2d') as CanvasRenderingContext2D;
    const diverging = colourScale({ scale: 'linear', domain: [0, 35], centre: 17.5 });
    pen.clearRect(0, 0, columns, rows.length);
    rows.forEach((row, j) => {
      [...row].forEach((digit, i) => {
        const value = Number.parseInt(digit, 36);
        pen.globalAlpha = colours === 'ink' ? value / 35 : 1;
        pen.fillStyle = colours === 'ink' ? ink : diverging(value);
        pen.fillRect(i, j, 1, 1);
      });
    });
  }, [columns, rows, colours, ink]);
  return <canvas class={`thumbnail ${colours}`} ref={canvas} width={columns} height={rows.length} />;
}
