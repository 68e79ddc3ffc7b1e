import type { ComponentChild } from 'preact';
import type { Control } from '../worker/questions/control.js';

const groups = [
  ['network', 'Network'],
  ['scaling', 'Scaling with size'],
  ['initialisation', 'Start'],
  ['data', 'Data'],
  ['training', 'Training'],
] as const;

/** Controls that are seldom turned, folded by group. */
export function Folded({ controls, draw }: { controls: Control[]; draw(control: Control): ComponentChild }) {
  return (
    <>
      {groups.map(([group, title]) => {
        const members = controls.filter(({ meta }) => meta.group === group);
        if (members.length === 0) return null;
        return (
          <details key={group}>
            <summary>
              {title} <span class="quiet">{members.length} more</span>
            </summary>
            {members.map(draw)}
          </details>
        );
      })}
    </>
  );
}
