/** A square of the nested grid, in steps of the finest one. */
export interface Square {
  column: number;
  row: number;
  side: number;
}

/** The squares that tile the box, split where needed; cells are named by their address on the finest grid. */
export interface Squares {
  all(): Square[];
  /** Corners of the first grid. */
  corners(): number[];
  /** Replaces a square by its four quarters and returns the corners they add. */
  split(square: Square): number[];
  /** Addresses along the sides, corners included. */
  border(square: Square): Generator<number>;
  /** Ends of the four sides, in the order bottom, right, top, left. */
  sides(square: Square): [number, number][];
  middle(square: Square): number;
  /** Place of an address, which may lie half-way between two cells of a row or column. */
  place(address: number): { column: number; row: number };
}

/** Tiles a box of `finest` x `finest` steps by `coarse` x `coarse` squares. */
export function squaresOver(finest: number, coarse: number): Squares {
  const width = finest + 1;
  const first = finest / coarse;
  const at = (column: number, row: number) => row * width + column;
  const tiles = new Map<number, Square>();
  const add = (column: number, row: number, side: number) => tiles.set(at(column, row), { column, row, side });
  for (let row = 0; row < finest; row += first)
    for (let column = 0; column < finest; column += first) add(column, row, first);
  return {
    all: () => [...tiles.values()],
    corners: () =>
      Array.from({ length: (coarse + 1) ** 2 }, (_, k) =>
        at((k % (coarse + 1)) * first, Math.floor(k / (coarse + 1)) * first),
      ),
    split({ column, row, side }) {
      const half = side / 2;
      const thirds = [0, half, side];
      for (const dy of [0, half]) for (const dx of [0, half]) add(column + dx, row + dy, half);
      return thirds.flatMap((dy) => thirds.map((dx) => at(column + dx, row + dy)));
    },
    *border({ column, row, side }) {
      for (let k = 0; k < side; k++) {
        yield at(column + k, row);
        yield at(column + side, row + k);
        yield at(column + side - k, row + side);
        yield at(column, row + side - k);
      }
    },
    sides({ column, row, side }) {
      const [a, b] = [at(column, row), at(column + side, row)];
      const [c, d] = [at(column + side, row + side), at(column, row + side)];
      return [
        [a, b],
        [b, c],
        [c, d],
        [d, a],
      ];
    },
    middle: ({ column, row, side }) => at(column + side / 2, row + side / 2),
    place: (address) => ({ column: address % width, row: Math.floor(address / width) }),
  };
}
