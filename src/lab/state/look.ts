/** How the page shows a run: everything that is not part of the spec. Absent fields take the view's own choice. */
export interface Look {
  /** Page: `home`, `theory`, ... Absent: `theory` where there is a spec, else `home`. */
  view?: string | undefined;
  /** Id of the theory's view drawn large. */
  main?: string | undefined;
  /** Scales of the axes and unit of time of all charts. */
  x?: 'linear' | 'log' | undefined;
  y?: 'linear' | 'log' | undefined;
  time?: 'steps' | 'samples' | undefined;
  /** `off`: no error bands. */
  band?: 'off' | undefined;
  /** Without controls, for other pages. */
  embed?: '1' | undefined;
  /** What views keep for themselves, e.g. the axes of a map; names with a dot: `map.x`. */
  [name: string]: string | undefined;
}

/** The look in the part of an address after the spec: `&x=log&time=steps`. */
export function writeLook(look: Look): string {
  const known = Object.entries(look).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return known.map(([name, value]) => `&${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('');
}

/** Reads what `writeLook` wrote; names it does not know are kept. */
export function readLook(text: string): Look {
  return Object.fromEntries(new URLSearchParams(text.replace(/^[#&]+/, '')));
}
