import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
} from 'node:fs';
import { join } from 'node:path';
import { DbError } from '../errors.ts';
import { writeDurably } from '../files.ts';
import { type Account, canWriteIn } from './account.ts';

/** Where one installation's database lies. Recorded in `<folder>/postgres/place.json`. */
export interface Place {
  /** The folder of this installation, as it was when the place was chosen. */
  readonly folder: string;
  /** Holds `data`, `postgres.log` and the socket. */
  readonly root: string;
  readonly port: number;
}

export interface Home extends Place {
  readonly record: string;
  readonly data: string;
  readonly log: string;
  readonly password: string;
  /** Folder of the Unix socket, where its path is short enough for the kernel. */
  readonly socket: string | null;
}

/** What a folder that the account cannot enter is replaced by. */
export const reachableRoot = '/var/lib/mingcha';

const nameOf = (folder: string) => createHash('sha256').update(folder).digest('hex').slice(0, 16);

function own(folder: string, account: Account | null): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    if (account) chownSync(folder, account.uid, account.gid);
    return canWriteIn(account, folder);
  } catch {
    return false;
  }
}

/** A folder that was removed and made anew has no key to its old database: that one stays as it is, beside the new one. */
function unused(root: string): string {
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? root : `${root}-${n}`;
    if (!existsSync(candidate) || readdirSync(candidate).length === 0) return candidate;
  }
}

function chooseRoot(folder: string, account: Account | null): string {
  const near = join(folder, 'postgres', 'server');
  if (own(near, account)) return near;
  if (existsSync(near) && readdirSync(near).length === 0) rmdirSync(near);
  if (account) {
    mkdirSync(reachableRoot, { recursive: true, mode: 0o755 });
    const far = unused(join(reachableRoot, nameOf(folder)));
    if (own(far, account)) return far;
  }
  throw new DbError('folder-not-usable', { folder, user: account?.name ?? process.getuid?.() ?? '' });
}

function recorded(record: string): Place | null {
  if (!existsSync(record)) return null;
  return JSON.parse(readFileSync(record, 'utf8')) as Place;
}

/** A socket path is at most 107 bytes with its end mark: `<folder>/.s.PGSQL.<port>`. */
function socketFolder(root: string, port: number): string | null {
  return Buffer.byteLength(join(root, `.s.PGSQL.${port}`)) < 107 ? root : null;
}

export function recordPlace(home: Home, port: number): Home {
  const place: Place = { folder: home.folder, root: home.root, port };
  writeDurably(home.record, `${JSON.stringify(place, null, 2)}\n`, 0o600);
  return { ...home, port, socket: socketFolder(home.root, port) };
}

/** The home of the database of this folder: the recorded one, or a new one chosen and recorded. */
export function findHome(wanted: string, account: Account | null): Home {
  let folder: string;
  try {
    mkdirSync(join(wanted, 'postgres'), { recursive: true, mode: 0o755 });
    folder = realpathSync(wanted);
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    if (reason === 'ENOSPC') throw new DbError('disk-full', { folder: wanted }, cause);
    throw new DbError('folder-not-usable', { folder: wanted, reason }, cause);
  }
  const record = join(folder, 'postgres', 'place.json');
  const known = recorded(record);
  if (known && known.folder !== folder && existsSync(join(known.folder, 'postgres', 'place.json'))) {
    // A copied folder that points to the other one's data: two installations on one database is what we must not do.
    if (known.root.startsWith(reachableRoot)) {
      throw new DbError('folder-not-usable', { folder, reason: 'copy', of: known.folder });
    }
  }
  const near = join(folder, 'postgres', 'server');
  const moved = known && known.folder !== folder && !known.root.startsWith(reachableRoot);
  const root = moved ? near : (known?.root ?? chooseRoot(folder, account));
  if (known && !existsSync(root)) {
    throw new DbError('folder-not-usable', { folder, reason: 'database-missing', at: root });
  }
  if (known && !own(root, account)) throw new DbError('folder-not-usable', { folder: root });
  const passwordFile = join(folder, 'postgres', 'password');
  if (!existsSync(passwordFile)) writeDurably(passwordFile, randomBytes(32).toString('base64url'), 0o600);
  const port = known?.port ?? 0;
  return {
    folder,
    root,
    port,
    record,
    data: join(root, 'data'),
    log: join(root, 'postgres.log'),
    password: readFileSync(passwordFile, 'utf8').trim(),
    socket: socketFolder(root, port),
  };
}
