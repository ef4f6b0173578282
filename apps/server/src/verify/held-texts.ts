import { isTombstone, type Recorded, type Subject } from '@mingcha/domain';
import { AppealView, CaseView } from '@mingcha/domain/accountability';
import type { HeldSealing } from '@mingcha/domain/papers';
import { type Ground, recordedOf } from './ground.ts';

type View = CaseView | AppealView;

/** A text about a person. It lies in the entry of its act and nowhere else, and so does the file that a key sealed of it. */
export interface HeldText {
  readonly subject: Subject;
  readonly entries: readonly Recorded[];
  readonly view: View;
  /** Its hash as it was recorded; null: before there was a page that answers for it. */
  readonly frozen: string | null;
  readonly sealing: HeldSealing | null;
}

const sealingKinds = ['case.sealed-by-key', 'appeal.sealed-by-key'] as const;

/** Of every case and appeal, what was not erased. */
export async function* heldTexts({ db }: Pick<Ground, 'db'>): AsyncGenerator<HeldText> {
  const query = { select: { id: true }, orderBy: { id: 'asc' as const } };
  const subjects: Subject[] = [
    ...(await db.prisma.accountabilityCase.findMany(query)).map(({ id }) => ({ type: 'case' as const, id })),
    ...(await db.prisma.appeal.findMany(query)).map(({ id }) => ({ type: 'appeal' as const, id })),
  ];
  for (const subject of subjects) {
    const entries = await recordedOf(db, subject);
    for (const entry of entries) {
      const held = textIn(entry);
      if (held !== null) yield { ...held, subject, entries, sealing: sealingOf(entries, held.frozen) };
    }
  }
}

function textIn({ kind, payload }: Recorded): Pick<HeldText, 'view' | 'frozen'> | null {
  const { view, frozen, viewHash } = payload as Partial<Record<string, unknown>>;
  if (view === undefined || isTombstone(view)) return null;
  const read = (kind === 'appeal.decided' ? AppealView : CaseView).safeParse(view);
  const hash = kind === 'appeal.decided' ? viewHash : frozen;
  return read.success ? { view: read.data, frozen: typeof hash === 'string' ? hash : null } : null;
}

function sealingOf(entries: readonly Recorded[], frozen: string | null): HeldSealing | null {
  for (const entry of entries) {
    if (!isSealing(entry) || entry.payload.frozen !== frozen) continue;
    const { file } = entry.payload;
    return isTombstone(file) ? null : { ...entry.payload, file };
  }
  return null;
}

type Sealing = Extract<Recorded, { kind: (typeof sealingKinds)[number] }>;
const isSealing = (entry: Recorded): entry is Sealing => sealingKinds.some((kind) => kind === entry.kind);
