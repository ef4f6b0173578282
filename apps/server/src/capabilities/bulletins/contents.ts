import type { Reader } from '@mingcha/db';

type Row = NonNullable<Awaited<ReturnType<Reader['prisma']['bulletin']['findUnique']>>>;

/** What a bulletin is made of: as it stands recorded, or as somebody is writing it at this moment. */
export interface Contents {
  readonly id: string;
  readonly office: string;
  readonly title: string;
  readonly secrecy: string;
  readonly scope: string;
  readonly intro: string;
  readonly requirements: string;
  readonly deadline: string | null;
  readonly corrects: string | null;
  /** What its chart counts by; null: it has none. */
  readonly chart: string | null;
  readonly recipients: readonly string[];
  readonly cc: readonly string[];
  readonly findings: readonly string[];
  readonly photos: readonly { readonly evidence: string; readonly caption: string }[];
  /** Milliseconds since the epoch. */
  readonly writtenAt: number;
}

export async function recordedContents({ prisma }: Reader, row: Row): Promise<Contents> {
  const named = { where: { bulletin: row.id }, orderBy: { position: 'asc' as const } };
  const recipients = await prisma.bulletinUnit.findMany(named);
  const findings = await prisma.bulletinFinding.findMany(named);
  const photos = await prisma.bulletinPhoto.findMany(named);
  return {
    id: row.id,
    office: row.office,
    title: row.title,
    secrecy: row.secrecy,
    scope: row.scope,
    intro: row.intro ?? '',
    requirements: row.requirements ?? '',
    deadline: row.deadline,
    corrects: row.corrects,
    chart: row.chart,
    recipients: recipients.map(({ unit }) => unit),
    cc: row.cc,
    findings: findings.map(({ finding }) => finding),
    photos: photos.map(({ evidence, caption }) => ({ evidence, caption: caption ?? '' })),
    writtenAt: Number(row.revisedAt),
  };
}
