/** The command line that gives these arguments, quoted for a POSIX shell. */
export function commandLine(args: string[]): string {
  return ['curvecast', ...args.map(quoted)].join(' ');
}

/** A word quoted for a POSIX shell where it needs it. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
