/** File formats of figures. */
export const formats = ['svg', 'png', 'pdf', 'pgfplots'] as const;
export type Format = (typeof formats)[number];

/** Ending of a file in each format. */
export const fileEnding: Record<Format, string> = { svg: 'svg', png: 'png', pdf: 'pdf', pgfplots: 'tex' };
