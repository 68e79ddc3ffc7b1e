import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Known, Formula as Written } from '../../formulas/index.js';
import { formulas } from '../../formulas/index.js';
import { formulaOpen, keepFormulaOpen } from '../../formulas/open.js';
import { card, touched, wholeForecast } from '../../state/session.js';

/** The theory's formulas; terms of the control last touched are marked, terms that do not count here are grey. */
export function Formula() {
  const id = wholeForecast.value && card.value ? card.value.id : '';
  const written = useSignal<{ formula: Written; html: string }[]>([]);
  const open = formulaOpen.value;
  useEffect(() => {
    written.value = [];
    const load = formulas[id];
    if (!load || !open) return;
    let gone = false;
    void Promise.all([load(), import('../../formulas/typeset.js')]).then(([list, { typeset }]) => {
      if (!gone) written.value = list.map((formula) => ({ formula, html: typeset(formula.tex) }));
    });
    return () => {
      gone = true;
    };
  }, [id, open]);
  const forecast = wholeForecast.value;
  if (!(id in formulas) || !forecast) return null;
  const known: Known = { parameters: forecast.parameters, engine: forecast.engine.id };
  return (
    <details
      class="card formula"
      open={open}
      onToggle={({ currentTarget }) => keepFormulaOpen(currentTarget.open)}
      aria-label="Formulas"
    >
      <summary>The formula</summary>
      {open && written.value.length === 0 && <div class="formula-wait" />}
      {written.value.map(({ formula, html }) => (
        <Typeset key={formula.says} formula={formula} html={html} known={known} />
      ))}
    </details>
  );
}

function Typeset({ formula, html, known }: { formula: Written; html: string; known: Known }) {
  const holder = useRef<HTMLElement>(null);
  const unused = formula.unused?.(known);
  const dropped = Object.entries(formula.drops ?? {}).flatMap(([name, why]) => {
    const reason = unused ? undefined : why(known);
    return reason ? [{ name, reason }] : [];
  });
  const names = dropped.map(({ name }) => name).join(' ');
  useEffect(() => {
    for (const mark of holder.current?.querySelectorAll('[class*="term-"]') ?? [])
      mark.classList.toggle('term-on', mark.classList.contains(`term-${touched.value}`));
    for (const mark of holder.current?.querySelectorAll('[class*="drop-"]') ?? [])
      mark.classList.toggle(
        'dropped',
        names.split(' ').some((name) => mark.classList.contains(`drop-${name}`)),
      );
  }, [touched.value, html, names]);
  return (
    <figure ref={holder} class={unused ? 'formula-unused' : ''}>
      <figcaption>{formula.says}</figcaption>
      {/* KaTeX's own output of formulas in this repository. */}
      <div class="tex" dangerouslySetInnerHTML={{ __html: html }} />
      {unused && <p class="formula-why">not used here: {unused}</p>}
      {dropped.map(({ name, reason }) => (
        <p class="formula-why" key={name}>
          dropped here: {reason}
        </p>
      ))}
    </figure>
  );
}
