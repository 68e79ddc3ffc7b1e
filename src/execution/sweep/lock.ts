import { rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../contract/index.js';
import { makeFolder } from '../make-folder.js';
import { fileOf, locksIn, type Owner, sinceOf, thisProcess } from './owner.js';
import { processStart } from './process-start.js';
import { unwritable } from './unwritable.js';

/** A lock on one shard. */
export interface Lock {
  release(): void;
}

/** Owners on other hosts touch their lock this often; one that has not for so long is dead (milliseconds). */
const heartbeat = 20_000;
const silence = 120_000;

/**
 * Takes the lock on a shard: first its own file is made, then all others are looked at, so that of two that come at once never both go
 * on. Files of dead owners are removed.
 * @throws InputError `SWEEP_LOCKED` naming the owner, `FILE_UNWRITABLE`.
 */
export async function takeLock(folder: string, shard: string, attempts = 4): Promise<Lock> {
  const me = thisProcess();
  const path = join(folder, fileOf(shard, me));
  try {
    makeFolder(folder);
    writeFileSync(path, `${JSON.stringify({ ...me, since: new Date().toISOString() })}\n`, { flag: 'wx' });
  } catch (error) {
    const { code, path: place } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && place === path) throw locked(folder, shard, me);
    // What a full disk left of the file is no lock.
    if (code === 'ENOSPC') rmSync(path, { force: true });
    throw unwritable(path, error);
  }
  const rival = rivalOf(folder, shard, path, me);
  if (!rival) return held(path);
  rmSync(path, { force: true });
  if (attempts <= 1) throw locked(folder, shard, rival);
  await new Promise((resume) => setTimeout(resume, 50 + Math.random() * 150));
  return takeLock(folder, shard, attempts - 1);
}

/** The living owners of locks in a folder, by shard. */
export function owners(folder: string): { shard: string; owner: Owner }[] {
  return locksIn(folder).filter(({ owner, path }) => !isDead(owner, path, Date.now(), thisProcess()));
}

function held(path: string): Lock {
  const beat = setInterval(() => {
    const now = new Date();
    try {
      utimesSync(path, now, now);
    } catch {
      // Someone removed the file on purpose: there is nothing to keep alive.
    }
  }, heartbeat);
  beat.unref();
  return {
    release() {
      clearInterval(beat);
      rmSync(path, { force: true });
    },
  };
}

function rivalOf(folder: string, shard: string, own: string, me: Owner): Owner | undefined {
  // Times are compared as the file system tells them, not by this machine's clock.
  const now = statSync(own).mtimeMs;
  for (const { shard: name, owner, path } of locksIn(folder)) {
    if (name !== shard || path === own) continue;
    if (!isDead(owner, path, now, me)) return owner;
    rmSync(path, { force: true });
  }
  return undefined;
}

function isDead(owner: Owner, path: string, now: number, me: Owner): boolean {
  if (owner.task !== '' && owner.task === me.task && owner.restart < me.restart) return true;
  if (owner.host === me.host) return processStart(owner.pid) !== owner.start;
  const seen = statSync(path, { throwIfNoEntry: false });
  return !seen || now - seen.mtimeMs > silence;
}

function locked(folder: string, shard: string, owner: Owner): InputError {
  return new InputError({
    code: 'SWEEP_LOCKED',
    path: folder,
    expected: `nobody else at work on '${shard}'`,
    received: `process ${owner.pid} on ${owner.host}, begun ${sinceOf(join(folder, fileOf(shard, owner)))}`,
    cause: 'The same sweep was started twice',
    next: "Wait for it or stop it; 'curvecast sweep status' shows how far it is, '--shard i/n' shares the work out",
  });
}
