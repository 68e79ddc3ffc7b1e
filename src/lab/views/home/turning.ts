import type { Dataset } from '../../../contract/index.js';
import { type Asked, back } from '../../bench/index.js';
import { latest } from '../../bench/latest.js';
import type { Showpiece } from '../../catalogue/showpieces.js';
import type { Forecast } from '../../worker/questions/forecast.js';
import { specOfPiece } from './piece-spec.js';

/** Computes a showpiece anew as its dial turns; the latest value only. The theory is loaded when the dial is first touched. */
export function turning(piece: Showpiece, take: (members: Dataset[]) => void) {
  let asked: Asked<Forecast> | undefined;
  const turn = latest(
    (at: number) => {
      asked = back().ask('forecast', wishOf(piece, at));
      return asked;
    },
    {
      answer: ({ parts }: Forecast) => take(parts.map(({ dataset }) => dataset)),
      failure: () => undefined,
    },
  );
  return { turn, stop: () => asked?.cancel() };
}

function wishOf(piece: Showpiece, at: number) {
  const quantities = ['t', ...piece.lines.map(({ quantity }) => quantity)];
  return { spec: specOfPiece(piece, at), quantities, oneStart: true };
}
