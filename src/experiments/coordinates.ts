/** Whether a calculation returned the coordinates it was asked for; those nobody asked for count as met. */
export function sameCoordinates(wanted: Record<string, Float64Array>, got: Record<string, Float64Array>): boolean {
  return Object.entries(got).every(([name, values]) => {
    const asked = wanted[name];
    return !asked || (asked.length === values.length && asked.every((v, k) => v === values[k]));
  });
}
