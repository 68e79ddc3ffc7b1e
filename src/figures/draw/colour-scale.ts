type Rgb = [number, number, number];

/** Blue over near-white to rust: both sides differ in hue and lightness, also for the colour-blind. */
const diverging = ['#0b4f8a', '#4a94c8', '#a9cfe5', '#f4f4f1', '#f3b88a', '#d9702f', '#8a3200'];
/** Dark blue over green to yellow, rising evenly in lightness (after viridis). */
const sequential = ['#440154', '#443983', '#31688e', '#21918c', '#35b779', '#90d743', '#fde725'];

/** Colours from the low to the high end of the bar, evenly spaced. */
export function colourStops(centred: boolean): Rgb[] {
  return (centred ? diverging : sequential).map(rgb);
}

/** Colour of a number between the ends of the bar. */
export function colourScale({
  scale,
  domain: [low, high],
  centre,
}: {
  scale: 'linear' | 'log';
  domain: [number, number];
  centre?: number;
}): (value: number) => string {
  const forward = scale === 'log' ? Math.log : (value: number) => value;
  const stops = colourStops(centre !== undefined);
  return (value) => {
    const u = (forward(value) - forward(low)) / (forward(high) - forward(low));
    const steps = Math.round(255 * Math.min(1, Math.max(0, u)));
    return mix(stops, steps / 255);
  };
}

function rgb(hex: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb;
}

function mix(stops: Rgb[], u: number): string {
  const place = u * (stops.length - 1);
  const k = Math.min(Math.floor(place), stops.length - 2);
  const [from, to] = [stops[k] as Rgb, stops[k + 1] as Rgb];
  const channels = from.map((channel, i) => Math.round(channel + (place - k) * ((to[i] as number) - channel)));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
