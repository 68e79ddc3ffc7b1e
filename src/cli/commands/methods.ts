import type { CommandEntry } from '../main.js';

/** `curvecast methods RESULT`: a paragraph for a paper. */
export const methods: CommandEntry = {
  name: 'methods',
  usage: '<result>',
  summary: "a paragraph for a paper's methods section: equations, tolerance, version, seeds",
  configure() {},
  async act([path], _, { out }) {
    const { methodsParagraph } = await import('../../artifacts/methods.js');
    const { loadResult } = await import('../load-result.js');
    out.write(`${methodsParagraph(await loadResult(path as string))}\n`);
    return 0;
  },
};
