import type { CommandEntry } from '../main.js';

/** `curvecast cite RESULT`: BibTeX of exactly the theory and methods a result used. */
export const cite: CommandEntry = {
  name: 'cite',
  usage: '<result>',
  summary: 'BibTeX of the theory, methods and data a result rests on',
  configure() {},
  async act([path], _, { out }) {
    const { bibtex } = await import('../../artifacts/bibtex.js');
    const { loadResult } = await import('../load-result.js');
    out.write(bibtex((await loadResult(path as string)).citations));
    return 0;
  },
};
