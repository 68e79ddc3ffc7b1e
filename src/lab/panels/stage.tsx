import type { ComponentChildren } from 'preact';
import type { dragging } from './drag.js';

interface StageProps {
  /** Width and height of the drawing. */
  size: readonly [number, number];
  /** What the drawing is, for readers who cannot see it. */
  label: string;
  /** This run's point: where it stands in the drawing, its name, what it says, and how arrow keys move it. */
  point: {
    at: readonly [number, number];
    name: string;
    said: string;
    share: number;
    keys?: ReturnType<typeof dragging>['point'];
  };
  children: ComponentChildren;
}

/** A drawing with the point of this run over it; the point takes the focus and arrow keys. */
export function Stage({ size: [width, height], label, point, children }: StageProps) {
  const { at, name, said, share, keys } = point;
  const style = { left: `${(100 * at[0]) / width}%`, top: `${(100 * at[1]) / height}%` };
  return (
    <div class="panel-stage">
      <svg viewBox={`0 0 ${width} ${height}`} class="panel-map" role="img" aria-label={`${label}. ${said}`}>
        {children}
      </svg>
      {keys ? (
        <div
          {...keys}
          class="panel-point"
          role="slider"
          tabIndex={0}
          aria-label={name}
          aria-valuemin={0}
          aria-valuemax={1}
          aria-valuenow={Number(share.toFixed(2))}
          aria-valuetext={said}
          style={style}
        />
      ) : (
        <div class="panel-point" style={style} />
      )}
    </div>
  );
}
