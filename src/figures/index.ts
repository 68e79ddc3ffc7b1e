export { browserCanvas, type Canvas } from './canvas.js';
export { type Format, fileEnding, formats } from './formats.js';
export { renderFigure } from './render.js';
export { type LiveRun, liveHtml } from './report/live.js';
export { type ProofReport, type ProofSection, type ProvenClaim, reportHtml } from './report/proof.js';
export { type RunSummary, runReportHtml } from './report/run.js';
export type { Style } from './style.js';
export { drawSvg } from './svg.js';
export { dataTable } from './table.js';
