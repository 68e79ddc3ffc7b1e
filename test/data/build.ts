import { strToU8 } from 'fflate';

/** An npy file (version 1) with that header and body. */
export function npyBytes(header: string, body: Uint8Array = new Uint8Array(0)): Uint8Array {
  const file = new Uint8Array(10 + header.length + body.length);
  file.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length & 255, header.length >> 8]);
  file.set(strToU8(header), 10);
  file.set(body, 10 + header.length);
  return file;
}

/** The header numpy writes. */
export function npyHeader(descr: string, shape: string, fortran = false): string {
  return `{'descr': '${descr}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${shape}), }\n`;
}

/** An idx file of unsigned bytes. */
export function idxBytes(shape: number[], values: number[]): Uint8Array {
  const file = new Uint8Array(4 + 4 * shape.length + values.length);
  const view = new DataView(file.buffer);
  file.set([0, 0, 8, shape.length]);
  for (const [d, size] of shape.entries()) view.setUint32(4 + 4 * d, size);
  file.set(values, 4 + 4 * shape.length);
  return file;
}
