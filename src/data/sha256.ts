import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 of the concatenated chunks, 64 lower-case hexadecimal digits (FIPS 180-4). */
export function sha256Hex(...chunks: Uint8Array[]): string {
  const hash = sha256.create();
  for (const chunk of chunks) hash.update(chunk);
  return bytesToHex(hash.digest());
}
