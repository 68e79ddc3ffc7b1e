import { useSignal } from '@preact/signals';
import { linkNow } from '../state/navigation.js';

/** Copies the address of exactly this state; the command line takes it too. */
export function CopyLink() {
  const copied = useSignal(false);
  return (
    <button
      type="button"
      onClick={async () => {
        await navigator.clipboard.writeText(linkNow());
        copied.value = true;
        setTimeout(() => {
          copied.value = false;
        }, 1500);
      }}
    >
      <span role="status">{copied.value ? 'Copied' : 'Copy link'}</span>
    </button>
  );
}
