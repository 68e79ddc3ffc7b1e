/** Where the numbers of a run came from and what was done to them, as a spec records it. */
export interface DataProvenance {
  /** File or named set. */
  source: string;
  /** SHA-256 of the file's bytes. */
  sha256: string;
  /** Columns used as inputs, and as label. */
  inputs: string[];
  label: string;
  /** Rows asked for, the first ones of the table; absent: as many as the theory takes. */
  rows?: number;
  /** One sentence per step, with its numbers. */
  preprocessing: string[];
}
