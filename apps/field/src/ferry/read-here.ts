import { visitLifecycle } from '@mingcha/domain/visits';
import { checkToken, presentKeys, tokenHash } from '@mingcha/journal';
import { FerryFault, type FerryHead } from '@mingcha/journal/ferry';
import { writeFact } from '../journal/device-db.ts';
import { logDoubt } from '../journal/log.ts';
import { fromBase64url } from '../keys/bytes.ts';
import { algorithmOf, ports } from '../keys/ports.ts';
import type { Open } from '../state/tablet.ts';
import { PullAnswer } from '../sync/wire.ts';
import { officeKeyOf } from './office-key.ts';
import { FerryForOthers, openFile } from './open-file.ts';
import { type FellowReport, takeFellowFile } from './take-fellow.ts';
import { type InReport, takeInFile } from './take-in.ts';

export type ReadReport =
  | ({ readonly from: 'office' } & InReport)
  | ({ readonly from: 'fellow' } & FellowReport);

/** Reads a file that somebody brought: the office's, or a fellow tablet's. */
export async function readHere(open: Open, file: Blob): Promise<ReadReport> {
  const { purpose } = await headOf(open, file);
  if (purpose === 'in') return { from: 'office', ...(await takeInFile(takeInParts(open), file)) };
  const { db, keys, enrolment, notebook } = open;
  const pack = open.pack.get();
  if (purpose === 'out' || pack === null) throw new FerryForOthers();
  const parts = { db, keys, office: enrolment.office, pack, notebook };
  const report = await takeFellowFile(parts, file);
  // It may say that the fellow opened a card that is sealed here.
  await open.shelf.open();
  return { from: 'fellow', ...report };
}

/** The first record, once its signature stands under a key that this tablet knows. */
async function headOf(open: Open, file: Blob): Promise<FerryHead> {
  const office = officeKeyOf(open.db, open.serverKeys);
  const fellows = open.pack.get()?.fellows ?? [];
  const keyOf = (head: FerryHead) => {
    const fellow = fellows.find(({ writer }) => writer === head.from);
    if (fellow === undefined) return office.keyOf(head);
    return { alg: algorithmOf(fellow.alg), publicKey: fromBase64url(fellow.publicKey) };
  };
  const reading = openFile(open.keys, file, keyOf, office.learn);
  for await (const read of reading) if ('head' in read) return read.head;
  throw new FerryFault('ferry.cut-or-changed');
}

const running: readonly string[] = ['started', 'ended', 'draft-paper', 'returned'];

function takeInParts(open: Open) {
  const { db, keys, store, enrolment, notebook, pack, serverKeys } = open;
  return {
    db,
    keys,
    store,
    writer: enrolment.writer,
    office: enrolment.office,
    serverKeys,
    async takePack(unverified: unknown): Promise<boolean> {
      const taken = PullAnswer.shape.pack.parse(unverified);
      const here = pack.get();
      if (taken === null || (here !== null && here.at > taken.at)) return false;
      await open.shelf.take(taken);
      return true;
    },
    async takeToken(unverified: Parameters<typeof checkToken>[1]): Promise<void> {
      const token = await checkToken(ports, unverified, presentKeys(serverKeys), enrolment.writer);
      if (!token.ok) return;
      const hash = tokenHash(ports, token.value);
      await writeFact(db, 'token-hash', hash);
      open.heard.token(hash);
    },
    onKeys: open.takeKeys,
    onRevoked: open.heard.revocation,
    isNeeded: (visit: string) => running.includes(notebook.stateOf(visitLifecycle, visit).status),
    isKnown: (visit: string) => notebook.stateOf(visitLifecycle, visit).fields !== null,
    async reload(): Promise<void> {
      await notebook.reload();
      const { state } = open.sync;
      state.set({ ...state.get(), doubt: await logDoubt(db) });
      // A fellow may have opened a card that is sealed here.
      await open.shelf.open();
    },
  };
}
