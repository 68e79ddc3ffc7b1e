export { browserCanvas, type Canvas } from './canvas.js';
export type { Style } from './style.js';
export { drawSvg } from './svg.js';
