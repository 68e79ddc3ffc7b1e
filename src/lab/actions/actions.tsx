import '../style/actions.css';
import { actions } from './index.js';

/** All actions, in their order. */
export function Actions() {
  return (
    <>
      {actions.map(({ id, Action }) => (
        <Action key={id} />
      ))}
    </>
  );
}
