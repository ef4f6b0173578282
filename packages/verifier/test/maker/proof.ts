import { type Made, Office } from './office.ts';
import { draftOf } from './package.ts';
import { jcs, type Thing } from './primitives.ts';
import { type Story, tellStory } from './story.ts';

/** What stands behind a document's code, before it is text. */
export interface ProofDraft {
  at: number;
  code: Thing & { number: string };
  status: { state: string; by: string | null; number: string | null };
  entries: Made[];
  links: Made[];
  runs: Thing[];
  writers: Thing[];
  placements: Thing[];
  head: Thing;
}

const open: Readonly<Record<string, readonly string[]>> = {
  'lane.opened': ['writer', 'publicKey', 'alg'],
  'bulletin.signed': ['viewHash'],
  'bulletin.numbered': ['number'],
  'bulletin.rendered': ['sha256', 'viewHash'],
  'bulletin.revoked': [],
};

/** Of the story's package the lane's part, from the first entry about the document to the end of the run over it. */
export function proofOf(story: Story, state = 'valid'): ProofDraft {
  const { log, lane } = story.office;
  const draft = draftOf(story);
  const entries = draft.entries
    .filter(({ header }) => header.kind in open)
    .map((made) => ({
      ...made,
      fields: made.fields.map((field) => shown(field, open[made.header.kind] ?? [])),
    }));
  const own = log.filter(({ header }) => header.writer === lane.id);
  const here = new Set(entries.map(({ hash }) => hash));
  const first = entries.find(({ header }) => header.kind === 'bulletin.signed')?.header.seq ?? 0;
  const ended = entries.find(({ header }) => header.kind === 'bulletin.revoked');
  const [document, number, viewHash] = story.code.split('\n') as [string, string, string];
  return {
    at: story.office.tick(),
    code: { document: document.split('/')[1] as string, number, viewHash },
    status: { state, by: ended?.hash ?? null, number: null },
    entries,
    links: structuredClone(own.filter(({ hash, header }) => header.seq > first && !here.has(hash))),
    runs: draft.runs.filter(({ writer, to }) => writer === lane.id && (to as number) >= first),
    writers: draft.writers.filter(({ writer }) => writer === lane.id),
    placements: draft.placements.filter(({ hash }) => here.has(hash as string)),
    head: draft.heads.head,
  };
}

function shown(field: Thing, paths: readonly string[]): Thing {
  return paths.includes(field.path as string) ? field : { path: field.path, digest: Office.digest(field) };
}

/** Signed by the office, whatever stands in it. */
export function proofText(draft: ProofDraft, { office }: Story): string {
  const { alg, id: key, publicKey } = office.key;
  const body = {
    ...draft,
    v: 1,
    what: 'mingcha-document',
    server: { alg, key, publicKey },
    entries: draft.entries.map(({ hash, header, fields }) => ({ hash, header, fields })),
    links: draft.links.map(({ hash, header }) => ({ hash, header })),
  };
  return `${jcs({ ...body, sig: office.key.sign('document-proof', body) })}\n`;
}

/** The same story, and in the end the document is withdrawn. */
export function withdrawn(): { readonly draft: ProofDraft; readonly told: Story } {
  const told = tellStory();
  const { office, subjects, people } = told;
  const { lane: by } = office;
  office.say({
    by,
    kind: 'bulletin.revoked',
    subject: subjects.bulletin,
    payload: { reason: '事实有误' },
    person: people.editor,
  });
  office.close(by);
  return { draft: proofOf(told, 'withdrawn'), told };
}
