import '../style/panels.css';
import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { card } from '../state/session.js';
import { type PanelEntry, panels } from './index.js';

/** The panels of the theory on the page. */
export function Panels() {
  const id = card.value?.id;
  const mine = panels.filter(({ theory }) => theory === undefined || theory === id);
  return (
    <>
      {mine.map((entry) => (
        <LazyPanel key={`${id} ${entry.id}`} entry={entry} />
      ))}
    </>
  );
}

function LazyPanel({ entry }: { entry: PanelEntry }) {
  const loaded = useSignal<ComponentType | undefined>(undefined);
  useEffect(() => {
    void entry.load().then((component) => {
      loaded.value = component;
    });
  }, [entry]);
  const Panel = loaded.value;
  return (
    <section class="card" aria-label={entry.title}>
      <h3>{entry.title}</h3>
      {Panel ? <Panel /> : <p class="note">Loading …</p>}
    </section>
  );
}
