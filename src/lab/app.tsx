import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { Masthead } from './parts/masthead.js';
import { card, look, spec } from './state/session.js';
import { usualView, views } from './views/index.js';

/** The page the address asks for, under the masthead. */
export function App() {
  const wanted = look.value.view ?? usualView(spec.value !== undefined || location.hash.startsWith('#spec='));
  const shown = useSignal<{ id: string; View: ComponentType } | undefined>(undefined);
  useEffect(() => {
    const entry = views.find(({ id }) => id === wanted) ?? views[0];
    let gone = false;
    void entry?.load().then((View) => {
      if (!gone) shown.value = { id: wanted, View };
    });
    return () => {
      gone = true;
    };
  }, [wanted]);
  const title = card.value?.title;
  useEffect(() => {
    document.title = title ? `${title} · Curvecast` : 'Curvecast lab';
  }, [title]);
  const View = shown.value?.View;
  return (
    <>
      {look.value.embed !== '1' && <Masthead />}
      {View && <View />}
    </>
  );
}
