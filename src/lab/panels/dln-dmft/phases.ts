/** What the theory finds on the curves of a run. */
export interface Marks {
  phase: string;
  timeToFit: number;
  timeToHalf: number;
  searchTime: number;
}

/** A stretch of the run with a name. */
export interface Phase {
  name: string;
  says: string;
  from: number;
  to: number;
}

const says = {
  lazy: 'The tangent kernel hardly moves: linear regression.',
  search: 'All weights are still near 0; the large ones are being found.',
  descent: 'The weights found grow to their size.',
  plateau: 'The training error is gone, the test error waits.',
  decay: 'Weight decay leads to a sparser solution: the test error falls late.',
  rest: 'What is left decays slowly towards the limit.',
  fitted: 'Training error below 1 % of its start.',
} as const;

/** The phases of a run from its landmarks, in order and without gaps between the ends of the curves. */
export function phasesOf({ phase, timeToFit, timeToHalf, searchTime }: Marks, first: number, last: number): Phase[] {
  const cuts: [string, keyof typeof says, number][] =
    phase === 'lazy'
      ? [
          ['lazy descent', 'lazy', timeToFit],
          ['at rest', 'fitted', last],
        ]
      : phase === 'grokking'
        ? [
            ['search', 'search', searchTime],
            ['descent', 'descent', timeToFit],
            ['plateau', 'plateau', timeToHalf],
            ['late decay', 'decay', last],
          ]
        : [
            ['search', 'search', searchTime],
            ['descent', 'descent', timeToHalf],
            ['late decay', 'rest', last],
          ];
  let from = first;
  const found: Phase[] = [];
  for (const [name, key, until] of cuts) {
    const to = Math.min(last, Math.max(from, until));
    // A phase shorter than a hundredth of the axis cannot be seen.
    if (Math.log(to / from) > 0.01 * Math.log(last / first)) found.push({ name, says: says[key], from, to });
    from = to;
  }
  return found;
}
