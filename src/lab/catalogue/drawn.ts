import { type Dataset, type Entry, parseParameters } from '../../contract/index.js';
import { membersOf, type Stroke, strokesOf } from './picture.js';
import { type Showpiece, showpieces } from './showpieces.js';

/** The pictures of the home page as they are first seen. Runs when the lab is built, so that the page need not load a theory. */
export async function drawnPieces(registry: Entry[]): Promise<Record<string, Stroke[]>> {
  const drawn = showpieces.map(async (piece) => [piece.theory, strokesOf(piece, await datasets(piece, registry))]);
  return Object.fromEntries(await Promise.all(drawn));
}

async function datasets(piece: Showpiece, registry: Entry[]): Promise<Dataset[]> {
  const theory = await (registry.find(({ id }) => id === piece.theory) as Entry).load();
  const quantities = ['t', ...piece.lines.map(({ quantity }) => quantity)];
  return membersOf(piece, piece.dial.at).map((parameters) => {
    const values = parseParameters(theory.parameters, parameters);
    const engine = theory.engines.find(({ role, suits }) => role === 'theory' && suits(values).applies);
    if (!engine) throw new Error(`no theory of ${theory.id} applies to its picture on the home page`);
    const job = engine.run(values, { quality: 'interactive', seed: 0, quantities });
    for (;;) {
      const { done, value } = job.next();
      if (done) return value;
    }
  });
}
