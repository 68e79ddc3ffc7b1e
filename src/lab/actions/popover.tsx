import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** A button that opens a small sheet below it: arrow keys go through its buttons, Escape and a click elsewhere close it. */
export function Popover({ title, children }: { title: string; children: ComponentChildren }) {
  const open = useSignal(false);
  const holder = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open.value) return;
    holder.current?.querySelector<HTMLElement>('.popover button')?.focus();
    const elsewhere = ({ target }: Event) => {
      if (!holder.current?.contains(target as Node)) open.value = false;
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        open.value = false;
        opener.current?.focus();
        return;
      }
      const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
      if (!step || document.activeElement?.tagName !== 'BUTTON') return;
      event.preventDefault();
      const buttons = [...(holder.current?.querySelectorAll<HTMLElement>('.popover button') ?? [])];
      const at = buttons.indexOf(document.activeElement as HTMLElement);
      buttons[(at + step + buttons.length) % buttons.length]?.focus();
    };
    const sheet = holder.current;
    sheet?.addEventListener('keydown', key);
    addEventListener('pointerdown', elsewhere);
    return () => {
      sheet?.removeEventListener('keydown', key);
      removeEventListener('pointerdown', elsewhere);
    };
  }, [open.value]);
  return (
    <div class="popover-holder" ref={holder}>
      <button
        type="button"
        ref={opener}
        aria-expanded={open.value}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        {title} <span aria-hidden="true">▾</span>
      </button>
      {open.value && <div class="popover">{children}</div>}
    </div>
  );
}
