import type { Keyring, OpenDatabase } from '@mingcha/db';
import { BlobStore } from '../blobs/blob-store.ts';
import type { Secrets } from '../config/secrets.ts';
import type { Folders } from '../config/settings.ts';
import { checkAccessLog } from './check-access-log.ts';
import { checkAttestations } from './check-attestations.ts';
import { checkBlobs } from './check-blobs.ts';
import { checkChains } from './check-chains.ts';
import { checkCredentials } from './check-credentials.ts';
import { checkDocuments } from './check-documents.ts';
import { checkOrder } from './check-order.ts';
import { checkPapers } from './check-papers.ts';
import { checkPurges } from './check-purges.ts';
import { checkStamps } from './check-stamps.ts';
import { checkTables } from './check-tables.ts';
import { checkTimes } from './check-times.ts';
import { checkTree } from './check-tree.ts';
import { checkWriters } from './check-writers.ts';
import { openCrew } from './crew.ts';
import type { DestroyedBytes } from './destroyed.ts';
import type { CheckName, Finding } from './finding.ts';
import { readGround } from './ground.ts';

export interface Verification {
  /** What is broken. */
  readonly findings: readonly Finding[];
  /** What is whole, and still worth a look. */
  readonly doubts: readonly Finding[];
  readonly entries: number;
  readonly blobs: number;
  /** Bytes that are not there because an approved list was carried out. */
  readonly destroyed: readonly DestroyedBytes[];
}

export interface VerifyParts {
  readonly db: OpenDatabase;
  readonly keyring: Keyring;
  readonly secrets: Secrets;
  readonly folders: Pick<Folders, 'blobs' | 'keys' | 'secrets'>;
  /** From how many entries on the work is divided among threads; what is looked at is the same. */
  readonly threadsFrom?: number;
  /** Told as each pass over the installation ends, with what it found. */
  readonly passed?: (checks: readonly CheckName[], findings: readonly Finding[]) => void;
}

/** Walks everything. No check can be left out, and none stops at its first finding. */
export async function verifyAll({
  db,
  keyring,
  secrets,
  folders,
  threadsFrom,
  passed,
}: VerifyParts): Promise<Verification> {
  const ground = await readGround({ db, keyring, secrets, blobs: new BlobStore(folders.blobs) });
  const crew = await openCrew(ground, folders, threadsFrom);
  let entries = 0;
  let blobs = 0;
  const destroyed: DestroyedBytes[] = [];
  const passes: readonly [readonly CheckName[], AsyncIterable<Finding>][] = [
    [['writers'], checkWriters(ground)],
    [
      ['chains', 'payloads'],
      checkChains(ground, crew, (count) => {
        entries += count;
      }),
    ],
    [['attestations'], checkAttestations(ground)],
    [['purges'], checkPurges(ground)],
    [['order'], checkOrder(ground)],
    [['tree'], checkTree(ground)],
    [['stamps'], checkStamps(ground)],
    [['times'], checkTimes(ground)],
    [['tables'], checkTables(ground, crew)],
    [['credentials'], checkCredentials(ground)],
    [
      ['blobs'],
      checkBlobs(
        ground,
        (count) => {
          blobs += count;
        },
        (one) => destroyed.push(one),
      ),
    ],
    [['documents'], checkDocuments(ground)],
    [['papers'], checkPapers(ground)],
    [['access-log'], checkAccessLog(ground)],
  ];
  const all: Finding[] = [];
  try {
    for (const [names, findings] of passes) {
      const found: Finding[] = [];
      for await (const finding of findings) found.push(finding);
      passed?.(names, found);
      all.push(...found);
    }
  } finally {
    await crew.close();
  }
  const findings = all.filter(({ doubtful }) => doubtful !== true);
  const doubts = all.filter(({ doubtful }) => doubtful === true);
  return { findings, doubts, entries, blobs, destroyed };
}
