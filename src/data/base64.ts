const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const digits = new Map([...alphabet].map((letter, digit) => [letter.charCodeAt(0), digit]));
digits.set('+'.charCodeAt(0), 62).set('/'.charCodeAt(0), 63);

/** Base64 without padding in the alphabet that is safe in links (RFC 4648 section 5). */
export function toBase64Url(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const word = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const letters = [18, 12, 6, 0].map((shift) => alphabet[(word >> shift) & 63]);
    parts.push(letters.slice(0, Math.min(4, bytes.length - i + 1)).join(''));
  }
  return parts.join('');
}

/** Reads base64 in either alphabet, padded or not. @throws RangeError on any other character or an impossible length. */
export function fromBase64(text: string): Uint8Array {
  const length = text.endsWith('==') ? text.length - 2 : text.endsWith('=') ? text.length - 1 : text.length;
  if (length % 4 === 1) throw new RangeError('impossible length of base64 text');
  const bytes = new Uint8Array(Math.floor((length * 3) / 4));
  let word = 0;
  for (let i = 0, at = 0; i < length; i++) {
    const digit = digits.get(text.charCodeAt(i));
    if (digit === undefined) throw new RangeError(`character ${i + 1} is not base64`);
    word = ((word << 6) | digit) & 0xffffff;
    if (i % 4 !== 0) bytes[at++] = word >> (6 - 2 * (i % 4));
  }
  return bytes;
}
