import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Formula as Written } from '../../formulas/index.js';
import { formulas } from '../../formulas/index.js';
import { card, touched, wholeForecast } from '../../state/session.js';

/** The theory's formulas; the terms of the control last touched are marked. Typeset when it scrolls into view. */
export function Formula() {
  const id = wholeForecast.value && card.value ? card.value.id : '';
  const holder = useRef<HTMLElement>(null);
  const written = useSignal<{ formula: Written; html: string }[]>([]);
  useEffect(() => {
    written.value = [];
    const load = formulas[id];
    if (!load) return;
    let gone = false;
    const seen = new IntersectionObserver(async ([entry]) => {
      if (!entry?.isIntersecting) return;
      seen.disconnect();
      const [list, { typeset }] = await Promise.all([load(), import('../../formulas/typeset.js')]);
      if (!gone) written.value = list.map((formula) => ({ formula, html: typeset(formula.tex) }));
    });
    seen.observe(holder.current as HTMLElement);
    return () => {
      gone = true;
      seen.disconnect();
    };
  }, [id]);
  useEffect(() => {
    const marks = holder.current?.querySelectorAll('[class*="term-"]') ?? [];
    for (const mark of marks) mark.classList.toggle('term-on', mark.classList.contains(`term-${touched.value}`));
  }, [touched.value, written.value]);
  if (!(id in formulas)) return null;
  return (
    <section class="card formula" ref={holder} aria-label="Formulas">
      <h3>The formula</h3>
      {written.value.map(({ formula, html }) => (
        <figure key={formula.says}>
          <figcaption>{formula.says}</figcaption>
          {/* KaTeX's own output of formulas in this repository. */}
          <div class="tex" dangerouslySetInnerHTML={{ __html: html }} />
        </figure>
      ))}
    </section>
  );
}
