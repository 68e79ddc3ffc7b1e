import { card, spec } from '../state/session.js';
import type { Control as Described } from '../worker/questions/control.js';
import { Control } from './control.js';
import { Folded } from './folded.js';

/** All parameters of the theory: what its presets vary most stands open, the rest is folded by group. */
export function Controls() {
  const controls = card.value?.controls ?? [];
  const given = spec.value?.parameters ?? {};
  const varied = spec.value?.vary ?? {};
  const isOpen = ({ essential, name }: Described) => essential || name in given || name in varied;
  const open = controls.filter(isOpen);
  const folded = controls.filter((control) => !isOpen(control));
  return (
    <form class="controls" aria-label="Parameters" onSubmit={(event) => event.preventDefault()}>
      {open.map((control) => (
        <Control key={control.name} control={control} />
      ))}
      <Folded controls={folded} draw={(control) => <Control key={control.name} control={control} />} />
    </form>
  );
}
