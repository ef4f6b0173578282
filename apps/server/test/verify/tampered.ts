import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import type { LiveReading } from '@mingcha/db';
import { lineOf } from '../../src/verify/told.ts';
import { verifyAll } from '../../src/verify/verify.ts';
import type { House } from '../house/house.ts';

export interface LookAt {
  readonly threadsFrom?: number;
  readonly again?: () => void;
}

type Looked = Pick<LiveReading, 'moment' | 'prisma'>;

/** The first moment that is looked at has this behind it before anybody has read anything of it. */
export function behindMoment({ moment, prisma }: Looked, happens: () => Promise<unknown>): Looked {
  let happened = false;
  return {
    prisma,
    async moment() {
      const opened = await moment();
      if (!happened) await happens();
      happened = true;
      return opened;
    },
  };
}

/** What `verify` says of this house, one line a finding. */
export async function lookAt({ services }: House, db: Looked, how: LookAt): Promise<string[]> {
  const { keyring, secrets, settings } = services;
  const { findings } = await verifyAll({ db, keyring, secrets, folders: settings.folders, ...how });
  return findings.map((one) => `${one.check}: ${lineOf(one)}`);
}

/** Past the program, past its triggers: what somebody with the database's own password can do. Undone afterwards. */
export async function tamperedBy(
  { services }: House,
  { change, undo }: { readonly change: readonly string[]; readonly undo: readonly string[] },
  whatIsSeen: () => Promise<string[]>,
): Promise<string[]> {
  const { prisma } = services.db;
  const run = (statements: readonly string[]) =>
    prisma.$transaction(
      ['set local session_replication_role = replica', ...statements].map((statement) =>
        prisma.$executeRawUnsafe(statement),
      ),
    );
  await run(change);
  try {
    return await whatIsSeen();
  } finally {
    await run(undo);
  }
}

/** The same with the bytes of one stored file. */
export async function fileChangedBy(
  { services }: House,
  { sha256, change }: { readonly sha256: string; readonly change: (bytes: Buffer) => void },
  whatIsSeen: () => Promise<string[]>,
): Promise<string[]> {
  const file = services.blobs.absolute(sha256);
  const before = readFileSync(file);
  const bytes = Buffer.from(before);
  change(bytes);
  chmodSync(file, 0o600);
  writeFileSync(file, bytes);
  const findings = await whatIsSeen();
  writeFileSync(file, before);
  chmodSync(file, 0o400);
  return findings;
}

export async function firstEntry({ services }: House, kind: string) {
  const row = await services.db.prisma.entry.findFirstOrThrow({
    where: { kind },
    orderBy: { arrival: 'asc' },
  });
  return { hash: row.hash, seq: row.seq, header: Buffer.from(row.header) };
}
