import { readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, relative, sep } from 'node:path';

/** What the lab may load and do: its own files only. */
export const contentSecurityPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};

/** A server under way. */
export interface Served {
  /** `http://127.0.0.1:PORT/` */
  address: string;
  close(): Promise<void>;
}

/**
 * Serves the files that are in a folder now, and nothing else, to this machine only: it listens on 127.0.0.1 and answers requests
 * that name it so. @param port 0: any free one. @param sent told the path of every file sent. @throws what `listen` throws, e.g. when
 * the port is taken.
 */
export async function serveFolder(folder: string, port = 0, sent?: (path: string) => void): Promise<Served> {
  const files = await filesOf(folder);
  const server = createServer((request, response) => void answer({ files, sent }, request, response));
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', listening);
  });
  const { port: own } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${own}/`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** Paths as addresses name them, and the files they stand for. */
async function filesOf(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const named = files.map((file) => [`/${relative(folder, file).split(sep).join('/')}`, file] as const);
  const known = new Map(named);
  const index = known.get('/index.html');
  if (index) known.set('/', index);
  return known;
}

async function answer(
  { files, sent }: { files: Map<string, string>; sent: ((path: string) => void) | undefined },
  { method, headers, url = '/', socket }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refuse = (status: number, reason: string) =>
    response.writeHead(status, { 'content-type': types['.txt'] }).end(`${reason}\n`);
  // A page elsewhere may point a name of its own at this address; it does not get in.
  if (!isOwnName(headers.host, socket.localPort))
    return void refuse(403, 'Open the address that curvecast lab printed.');
  if (method !== 'GET' && method !== 'HEAD') return void refuse(405, 'Only GET.');
  const path = url.replace(/[?#].*$/, '');
  const file = files.get(path);
  if (!file) return void refuse(404, 'No such file.');
  try {
    const bytes = await readFile(file);
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-length': bytes.length,
      'content-security-policy': contentSecurityPolicy,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    response.end(method === 'HEAD' ? undefined : bytes);
    sent?.(path);
  } catch {
    refuse(404, 'No such file.');
  }
}

function isOwnName(host: string | undefined, port: number | undefined): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
}
