import type { Recorded } from '@mingcha/domain';
import { ChartBy, DroppedFinding, StatementLink } from '@mingcha/domain/bulletins';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { visibleFindings } from '../findings/queries.ts';
import { open } from '../folding.ts';
import { namesOf } from '../registry/queries.ts';

const Version = z.object({
  /** Of the entry that recorded it. */
  hash: z.string(),
  at: z.int(),
  person: z.string(),
  title: z.string(),
  englishTitle: z.string().nullable(),
  series: z.string(),
  secrecy: z.string(),
  deadline: z.string().nullable(),
  chart: ChartBy.nullable(),
  /** null: erased. */
  intro: z.string().nullable(),
  requirements: z.string().nullable(),
  photos: z.array(z.object({ evidence: z.string(), caption: z.string() })).nullable(),
  findings: z.array(z.string()),
  recipients: z.array(z.string()),
  cc: z.array(z.string()),
  /** Confirmed findings that went with this text, by whose wish and why; null: erased. */
  dropped: z.array(DroppedFinding).nullable(),
  /** Typed paragraphs that rest on findings. */
  statements: z.array(StatementLink),
});

/** Every text that was ever saved of a bulletin, oldest first, for the seats through which it goes. */
export const BulletinVersions = z.object({
  title: z.string(),
  versions: z.array(Version),
  /** As far as the reader may read findings. */
  findings: z.array(
    z.object({ id: z.string(), observation: z.string().nullable(), unit: z.string().nullable() }),
  ),
  names: z.record(z.string(), z.string()),
});

type Saved = Extract<Recorded, { kind: 'bulletin.drafted' | 'bulletin.revised' }>;
const isSaved = (entry: Recorded): entry is Saved =>
  entry.kind === 'bulletin.drafted' || entry.kind === 'bulletin.revised';

export function versionsOf(ctx: SignedIn, id: string): Promise<z.infer<typeof BulletinVersions>> {
  return ctx.services.db.read(async (reader) => {
    const { prisma } = reader;
    const row = await prisma.bulletin.findFirst({
      where: { AND: [scope(ctx, ctx.verb, 'Bulletin'), { id }] },
      select: { title: true, office: true },
    });
    if (row === null) refuse('not-found', { subject: 'bulletin' });
    const saved = (await reader.recordedOf({ type: 'bulletin', id })).filter(isSaved);
    const versions = saved.map(versionOf);
    const named = [
      ...new Set(
        versions.flatMap(({ findings: own, dropped }) => [
          ...own,
          ...(dropped ?? []).map(({ finding }) => finding),
        ]),
      ),
    ];
    const findings = await prisma.finding.findMany({
      where: { AND: [visibleFindings(ctx), { id: { in: named } }] },
      select: { id: true, observation: true, unit: true },
    });
    const names = await namesOf(reader, row.office, [
      ...versions.flatMap(({ person, recipients, cc }) => [person, ...recipients, ...cc]),
      ...findings.map(({ unit }) => unit),
    ]);
    return { title: row.title, versions, findings, names };
  });
}

/** A first text drops nothing. */
function droppedIn(payload: Saved['payload']): DroppedFinding[] | null {
  if (!('dropped' in payload) || payload.dropped === undefined) return [];
  const dropped = open(payload.dropped);
  return dropped === null ? null : [...dropped];
}

function versionOf({ hash, at, actor, payload }: Saved): z.infer<typeof Version> {
  const photos = open(payload.photos);
  return {
    hash,
    at,
    person: actor.person,
    title: payload.title,
    englishTitle: payload.englishTitle ?? null,
    series: payload.series,
    secrecy: payload.secrecy,
    deadline: payload.deadline ?? null,
    chart: payload.chart ?? null,
    intro: open(payload.intro),
    requirements: open(payload.requirements),
    photos: photos === null ? null : photos.map(({ evidence, caption }) => ({ evidence, caption })),
    findings: [...payload.findings],
    recipients: [...payload.recipients],
    cc: [...payload.cc],
    dropped: droppedIn(payload),
    statements: [...(payload.statements ?? [])],
  };
}
