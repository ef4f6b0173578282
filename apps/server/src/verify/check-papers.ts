import type { Recorded } from '@mingcha/domain';
import { PaperMark } from '@mingcha/domain/papers';
import { namedFiles, vouchingSubjects } from '../files/named-files.ts';
import type { Finding } from './finding.ts';
import { type Ground, recordedOf } from './ground.ts';

/**
 * Every file that an entry vouches for lies in the store; every act that says it was decided on paper or came by code
 * agrees with the paper or the code it names, in every person, day and hash.
 */
export async function* checkPapers({ db, blobs }: Ground): AsyncGenerator<Finding> {
  for (const subject of await vouchingSubjects(db.reader)) {
    const entries = await recordedOf(db, subject);
    for (const entry of entries) {
      const place = `${subject.type} ${subject.id} ${entry.kind} ${entry.hash}`;
      const { files, papers } = namedFiles([entry]);
      for (const sha256 of files)
        if ((await blobs.size(sha256)) === null)
          yield { check: 'papers', code: 'attachment.bytes-missing', place: `${place} ${sha256}` };
      for (const sha256 of papers)
        if ((await blobs.size(sha256)) === null)
          yield { check: 'papers', code: 'paper.scan-missing', place: `${place} ${sha256}` };
      yield* checkWay(db, entry, entries, place);
    }
  }
}

async function* checkWay(
  db: Ground['db'],
  entry: Recorded,
  entries: readonly Recorded[],
  place: string,
): AsyncGenerator<Finding> {
  const { paper, pass } = entry.payload as { readonly paper?: unknown; readonly pass?: unknown };
  const own = `${entry.subject.type}/${entry.subject.id}`;
  const contested = appealedIn(entries);
  const mark = PaperMark.safeParse(paper);
  if (mark.success) {
    const found = await recordedOf(db, { type: 'paper', id: mark.data.paper });
    yield* differences(place, 'paper', saidByPaper(found), {
      ...mark.data,
      actor: entry.actor.person,
      // The sheet of an appeal was printed before there was one: it is about the decision.
      about: entry.kind === 'appeal.filed' ? (contested ?? own) : own,
    });
  }
  if (typeof pass === 'string') {
    const said = saidByPass(await recordedOf(db, { type: 'pass', id: pass }));
    yield* differences(place, 'pass', said, {
      actor: entry.actor.person,
      about: said?.about !== undefined && said.about === contested ? said.about : own,
    });
  }
}

/** What an appeal is against: the code that came with the decision opens the appeal too. */
function appealedIn(entries: readonly Recorded[]): string | null {
  const filed = entries.find((entry) => entry.kind === 'appeal.filed');
  return filed === undefined ? null : `${filed.payload.about.type}/${filed.payload.about.id}`;
}

type Said = Readonly<Record<string, string>>;

function* differences(
  place: string,
  what: 'paper' | 'pass',
  said: Said | null,
  claimed: Said,
): Generator<Finding> {
  if (said === null) {
    yield { check: 'papers', code: `${what}.missing`, place };
    return;
  }
  for (const [key, expected] of Object.entries(said)) {
    const found = claimed[key] ?? '';
    if (found !== expected)
      yield { check: 'papers', code: `${what}.differs`, place: `${place} ${key}`, expected, found };
  }
}

/** What a checked paper says of the act it stands for; null when nobody checked such a paper. */
function saidByPaper(entries: readonly Recorded[]): Said | null {
  const prepared = entries.find((entry) => entry.kind === 'paper.prepared');
  const entered = entries.findLast((entry) => entry.kind === 'paper.entered');
  const checked = entries.find((entry) => entry.kind === 'paper.checked');
  if (!prepared || !entered || !checked) return null;
  const { decidedBy, decidedOn, scan } = entered.payload;
  const { about } = prepared.payload;
  return {
    decidedBy,
    actor: decidedBy,
    decidedOn,
    scan: scan.sha256,
    recordedBy: entered.actor.person,
    checkedBy: checked.actor.person,
    about: `${about.type}/${about.id}`,
  };
}

function saidByPass(entries: readonly Recorded[]): Said | null {
  const issued = entries.find((entry) => entry.kind === 'pass.issued');
  if (!issued || !entries.some((entry) => entry.kind === 'pass.opened')) return null;
  const { person, about } = issued.payload;
  return { actor: person, about: `${about.type}/${about.id}` };
}
