import type { Label } from './label.js';

const letters =
  'α alpha β beta γ gamma δ delta ε varepsilon ϵ epsilon ζ zeta η eta θ theta ϑ vartheta ι iota κ kappa λ lambda μ mu ν nu ξ xi π pi ρ rho σ sigma ς varsigma τ tau υ upsilon φ varphi ϕ phi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Υ Upsilon Φ Phi Ψ Psi Ω Omega ℓ ell ∞ infty ∂ partial ∇ nabla ∑ sum ∏ prod ∫ int √ surd ∈ in ∝ propto ∼ sim ≈ approx ≠ neq ≤ leq ≥ geq ± pm × times · cdot ∘ circ ⊗ otimes ⊕ oplus → to ← leftarrow ↔ leftrightarrow ⟨ langle ⟩ rangle ‖ Vert ∥ parallel ⊥ perp ≪ ll ≫ gg ⌊ lfloor ⌋ rfloor ′ prime'.split(
    ' ',
  );
const commands = new Map(letters.flatMap((name, k) => (k % 2 === 1 ? [[letters[k - 1] as string, `\\${name}`]] : [])));
const accents = new Map([
  ['̄', 'bar'],
  ['̂', 'hat'],
  ['̃', 'tilde'],
  ['̇', 'dot'],
  ['̈', 'ddot'],
]);
const raised = new Map([...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿᵀ'].map((character, k) => [character, [...'0123456789+-nT'][k] as string]));
const lowered = new Map([...'₀₁₂₃₄₅₆₇₈₉₊₋'].map((character, k) => [character, [...'0123456789+-'][k] as string]));
const special = new Map([
  ['\\', '\\textbackslash{}'],
  ['~', '\\textasciitilde{}'],
  ['^', '\\textasciicircum{}'],
  ['−', '$-$'],
  ['…', '\\ldots{}'],
  ['½', '$\\frac12$'],
  ['“', '``'],
  ['”', "''"],
  ['’', "'"],
  ['–', '--'],
  ['—', '---'],
]);

/** Text for LaTeX, what only mathematics can print in dollars: `θ̄ ≤ 10⁻³` becomes `$\bar{\theta}$ $\leq$ 10$^{-3}$`. */
export function latexText(text: string): string {
  const characters = [...text];
  let out = '';
  for (let k = 0; k < characters.length; k++) {
    const character = characters[k] as string;
    const accent = accents.get(characters[k + 1] ?? '');
    if (accent) {
      out += `$\\${accent}{${commands.get(character) ?? character}}$`;
      k++;
    } else out += one(character);
  }
  return out.replaceAll('$$', '').replaceAll(/\}[\^_]\{/g, '');
}

function one(character: string): string {
  const command = commands.get(character);
  if (command) return `$${command}$`;
  const up = raised.get(character);
  if (up) return `$^{${up}}$`;
  const down = lowered.get(character);
  if (down) return `$_{${down}}$`;
  if ('#$%&_{}'.includes(character)) return `\\${character}`;
  return special.get(character) ?? character;
}

/** A label for LaTeX; a letter standing alone is a variable and set in italics. */
export function latexLabel(label: Label): string {
  return label
    .map(({ text, shift }) =>
      shift === 'line'
        ? text
            .split(/([\s/]+)/)
            .map(word)
            .join('')
        : `$${shift === 'sub' ? '_' : '^'}{${latexText(text).replaceAll('$', ' ').trim()}}$`,
    )
    .join('')
    .replaceAll('$$', '');
}

function word(text: string): string {
  return /^\p{L}$/u.test(text) ? `$${commands.get(text) ?? text}$` : latexText(text);
}
