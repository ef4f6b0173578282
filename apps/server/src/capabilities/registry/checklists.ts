import type { Reader } from '@mingcha/db';
import { ChecklistFields } from '@mingcha/domain/registry';
import type { ChecklistReference } from '@mingcha/domain/visits';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';

/** A version of a list as it was adopted. */
export const AdoptedChecklist = z.object({
  id: z.string(),
  ...ChecklistFields.shape,
  adoptedAt: z.int(),
});
export type AdoptedChecklist = z.infer<typeof AdoptedChecklist>;

export const ChecklistLine = AdoptedChecklist.extend({
  /** Every version of this list, newest first. */
  versions: z.array(z.object({ id: z.string(), version: z.string(), adoptedAt: z.int() })),
});
export const ChecklistLines = z.array(ChecklistLine);

type Row = NonNullable<Awaited<ReturnType<Reader['prisma']['checklist']['findFirst']>>>;
const newest = [{ adoptedAt: 'desc' as const }, { id: 'desc' as const }];

export const adoptedOf = (row: Row): AdoptedChecklist =>
  AdoptedChecklist.parse({
    id: row.id,
    template: row.template,
    version: row.edition,
    name: row.name,
    ...(row.nameEn === null ? {} : { nameEn: row.nameEn }),
    standing: row.standing,
    // A list from before groups were named has none, and then any group is fine.
    ...((row.groups as unknown[]).length === 0 ? {} : { groups: row.groups }),
    bands: row.bands,
    questions: row.questions,
    adoptedAt: Number(row.adoptedAt),
  });

/** The version of each list that stands, in the order in which the lists first came. */
export async function standingLists(
  { prisma }: Reader,
  office: string,
): Promise<readonly AdoptedChecklist[]> {
  const rows = await prisma.checklist.findMany({ where: { office }, orderBy: newest });
  return newestOf(rows).map(adoptedOf);
}

function newestOf(rows: readonly Row[]): readonly Row[] {
  const byTemplate = new Map<string, Row>();
  for (const row of rows) if (!byTemplate.has(row.template)) byTemplate.set(row.template, row);
  return [...byTemplate.values()].reverse();
}

/** Adopted versions by id, whichever still stand. */
export async function checklistsById(
  { prisma }: Reader,
  ids: readonly string[],
): Promise<AdoptedChecklist[]> {
  const rows = await prisma.checklist.findMany({ where: { id: { in: [...new Set(ids)] } } });
  return rows.map(adoptedOf);
}

/** What a visit is asked: the lists its task names, else those that are asked everywhere; each in the version that stands. */
export async function askedOf(
  reader: Reader,
  office: string,
  named: readonly string[] | undefined,
): Promise<ChecklistReference[]> {
  const templates = named?.length ? named : undefined;
  const lists = await standingLists(reader, office);
  const unknown = templates?.find((each) => !lists.some(({ template }) => template === each));
  if (unknown !== undefined) refuse('not-found', { subject: 'checklist' });
  return lists
    .filter(({ template, standing }) => templates?.includes(template) ?? standing)
    .map(({ id, template, version }) => ({ id, template, version }));
}

export function listChecklists(ctx: SignedIn): Promise<z.infer<typeof ChecklistLines>> {
  return ctx.services.db.read(async ({ prisma }) => {
    const rows = await prisma.checklist.findMany({
      where: scope(ctx, ctx.verb, 'Checklist'),
      orderBy: newest,
    });
    return newestOf(rows).map((row) => ({
      ...adoptedOf(row),
      versions: rows
        .filter((each) => each.template === row.template)
        .map((each) => ({ id: each.id, version: each.edition, adoptedAt: Number(each.adoptedAt) })),
    }));
  });
}

export function getChecklist(ctx: SignedIn, id: string): Promise<AdoptedChecklist> {
  return ctx.services.db.read(async ({ prisma }) => {
    const row = await prisma.checklist.findFirst({
      where: { AND: [scope(ctx, ctx.verb, 'Checklist'), { id }] },
    });
    if (row === null) refuse('not-found', { subject: 'checklist' });
    return adoptedOf(row);
  });
}

/** A visit names the version it was answered by, and answers are kept by question: neither name ever means two things. */
export function assertNewList(
  { services, session: { office } }: SignedIn,
  fields: ChecklistFields,
): Promise<void> {
  return services.db.read(async ({ prisma }) => {
    const rows = await prisma.checklist.findMany({ where: { office }, orderBy: newest });
    const lists = rows.map(adoptedOf);
    const { template, version } = fields;
    if (lists.some((each) => each.template === template && each.version === version))
      refuse('registry.version-taken', { version });
    for (const other of lists) {
      if (other.template === template) continue;
      const taken = fields.questions.find(({ id }) => other.questions.some((each) => each.id === id));
      if (taken) refuse('registry.question-taken', { question: taken.id, name: other.name });
    }
  });
}
