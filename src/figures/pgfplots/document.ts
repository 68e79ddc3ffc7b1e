import type { Scene } from '../scene/index.js';
import type { ResolvedStyle } from '../style.js';
import { latexText } from '../text/latex.js';
import { themeOf } from '../theme.js';
import { bodyOf } from './panel.js';

/** A scene as a LaTeX document of its own: data inline, labels in mathematics, as wide as the style says. */
export function pgfplotsOf(scene: Scene, style: ResolvedStyle): string {
  const points = Math.round(style.fontPx * 75) / 100;
  const em = points;
  const left = 5 * em;
  const right = scene.panels.some((panel) => panel.kind === 'map' && panel.bar) ? 8.2 * em : 1.2 * em;
  const width = Math.max(4 * em, style.widthPx * 0.75 - left - right);
  const rows = scene.panels.length;
  const aspect = style.aspect ?? (rows > 1 ? 0.42 : 0.62);
  const total = style.heightPx === undefined ? undefined : style.heightPx * 0.75;
  const height = total === undefined ? width * aspect : Math.max(2 * em, (total - 6 * em) / rows - em);
  const colours = themeOf('light').series.map(
    (hex, k) => `\\definecolor{series${k}}{HTML}{${hex.slice(1).toUpperCase()}}`,
  );
  const bp = (value: number) => `${Math.round(value * 100) / 100}bp`;
  const captions = style.captions ? [scene.title, ...scene.notes].map((line) => `% ${line}`) : [];
  return `${[
    '% Made by Curvecast. Compile with pdflatex, or \\input the tikzpicture.',
    ...captions,
    '\\documentclass[border=0pt]{standalone}',
    '\\usepackage[T1]{fontenc}',
    '\\usepackage[utf8]{inputenc}',
    '\\usepackage{lmodern}',
    '\\usepackage{amsmath,amssymb}',
    '\\usepackage{pgfplots}',
    '\\usepgfplotslibrary{groupplots}',
    '\\usetikzlibrary{patterns}',
    '\\pgfplotsset{compat=1.16}',
    ...colours,
    '\\begin{document}',
    `\\fontsize{${points}}{${Math.round(points * 120) / 100}}\\selectfont`,
    '\\begin{tikzpicture}',
    '\\begin{groupplot}[',
    `  group style={group name=panels, group size=1 by ${rows}, vertical sep=${bp(0.9 * em)}},`,
    `  scale only axis, width=${bp(width)}, height=${bp(height)},`,
    '  unbounded coords=jump, grid=major, grid style={black!12}, tick align=outside, tick pos=left,',
    '  every axis/.append style={line width=0.5pt}, label style={font=}, ticklabel style={font=},',
    `  legend style={at={(0,1)}, anchor=south west, draw=none, fill=none, font=, legend columns=${legendColumns(style)}},`,
    '  legend cell align=left,',
    ']',
    ...scene.panels.flatMap((panel, k) =>
      bodyOf(panel, k === 0 ? scene.legend : [], { letters: (2 * height) / em, bottom: k === rows - 1 }),
    ),
    '\\end{groupplot}',
    '\\path (current bounding box.south) coordinate (low) (current bounding box.north) coordinate (high);',
    '\\pgfresetboundingbox',
    `\\useasboundingbox ([xshift=-${bp(left)}]panels c1r1.west |- low) rectangle ([xshift=${bp(right)}]panels c1r1.east |- high);`,
    '\\end{tikzpicture}',
    `% ${latexText(scene.description)}`,
    '\\end{document}',
  ].join('\n')}\n`;
}

function legendColumns({ widthPx, fontPx }: ResolvedStyle): number {
  return Math.max(1, Math.floor(widthPx / (13 * fontPx)));
}
