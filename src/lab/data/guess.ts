/** First guesses of a mapping, by the names of columns. */
export const guess = {
  /** The column that looks like time, else the first. */
  axis(columns: string[]): string {
    return columns.find((name) => /^(t|time|step|steps|epoch|iteration)$/i.test(name)) ?? columns[0] ?? '';
  },

  /** Columns named like a series, each series once. */
  curves(columns: string[], series: string[], axis: string): Record<string, string> {
    const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
    const found: Record<string, string> = {};
    const free = new Set(series);
    for (const column of columns) {
      if (column === axis) continue;
      const match = [...free].find((name) => plain(name) === plain(column));
      if (!match) continue;
      found[column] = match;
      free.delete(match);
    }
    // One curve alone is most likely the one the theory shows first.
    const rest = columns.filter((column) => column !== axis);
    if (Object.keys(found).length === 0 && rest.length === 1 && series[0]) found[rest[0] as string] = series[0];
    return found;
  },
};
