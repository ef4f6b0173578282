import type { Reader } from '@mingcha/db';
import { makeWord, renderScheme } from '@mingcha/documents';
import type { Recorded } from '@mingcha/domain';
import { printedLine, printedParagraphs } from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import { SchemeView } from '@mingcha/domain/plans';
import type { WordKey } from '@mingcha/words';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { digest } from '../../papers/kept-view.ts';
import { refuse } from '../../refused.ts';
import { word } from '../printed-words.ts';
import { namesOf } from '../registry/queries.ts';

/** 督查方案 (D1): the plan as it stands, a draft until somebody approved it. It stays in the house, and each copy is a line in the log. */
export async function printScheme(ctx: SignedIn, id: string): Promise<Uint8Array> {
  const view = await ctx.services.db.read((reader) => schemeViewOf(ctx, reader, id));
  return (await renderScheme(view, { fonts: fontsOf(ctx.services), digest })).bytes;
}

/** The same as a file that a word processor opens. */
export async function schemeWord(ctx: SignedIn, id: string): Promise<Uint8Array> {
  const view = await ctx.services.db.read((reader) => schemeViewOf(ctx, reader, id));
  return (await makeWord(view, { fonts: fontsOf(ctx.services), digest })).bytes;
}

const beforeApproval = ['draft', 'legal-review', 'pending-approval', 'returned'];
const longestTitle = 200;

export async function schemeViewOf(ctx: SignedIn, reader: Reader, id: string): Promise<SchemeView> {
  const { prisma } = reader;
  const where = { AND: [scope(ctx, 'plan.print', 'Plan'), { id }] };
  const plan = await prisma.plan.findFirst({ where });
  if (plan === null) refuse('not-found', { subject: 'plan' });
  const office = await prisma.office.findUniqueOrThrow({ where: { id: plan.office } });
  const links = await prisma.planUnit.findMany({ where: { plan: id }, orderBy: { position: 'asc' } });
  const entries = await reader.recordedOf({ type: 'plan', id });
  const names = await namesOf(reader, plan.office, [
    ...links.map((link) => link.unit),
    ...entries.map((entry) => entry.actor.person),
  ]);
  const steps = entries.flatMap((entry) => stepOf(entry, names, office.zone));
  const approved = steps.filter(({ step }) => step === 'approved').at(-1);
  const name = printedLine(office.name);
  const title = printedLine(plan.title);
  const whole = title.endsWith('方案') ? title : word('document.scheme.title', { title });
  // A plan that is not whole yet is printed all the same: whoever reads the draft sees what is missing.
  const said = (text: string) => {
    const paragraphs = printedParagraphs(text);
    return paragraphs.length === 0 ? [word('document.unsaid')] : paragraphs;
  };
  return SchemeView.parse({
    v: 1,
    document: 'scheme',
    language: 'zh-CN',
    id,
    issuer: { name, mark: name },
    secrecy: plan.secrecy,
    title: whole.length > longestTitle ? title : whole,
    contact: null,
    cc: [],
    printingOffice: name,
    preparedOn: dayOf(Number(plan.changedAt), office.zone),
    approvedOn: beforeApproval.includes(plan.state) ? null : (approved?.on ?? null),
    basis: said(plan.basis),
    scope: said(plan.scope),
    method: said(plan.method),
    modes: plan.modes.map((mode) => word(`mode.${mode}` as WordKey)),
    from: plan.fromDay,
    to: plan.toDay,
    covertFirst: plan.covertFirst,
    units: links.map((link) => printedLine(names[link.unit] ?? '—')),
    checklists: await listNames(reader, plan.office, plan.checklists),
    steps,
  });
}

/** What each hand did to it, as far as it is a step towards its approval, in the order of the journal. */
function stepOf(entry: Recorded, names: Readonly<Record<string, string>>, zone: string): SchemeView['steps'] {
  const by = (step: SchemeView['steps'][number]['step'], said: string | null = null) => [
    {
      step,
      person: printedLine(names[entry.actor.person] ?? '—'),
      on: dayOf(entry.at, zone),
      said: said === null ? null : printedLine(said) || null,
    },
  ];
  switch (entry.kind) {
    case 'plan.drafted':
      return by('drafted');
    case 'plan.submitted':
      return by('submitted');
    case 'plan.reviewed':
      return by('reviewed', entry.payload.opinion);
    case 'plan.returned':
      return by('returned', entry.payload.reason);
    case 'plan.approved':
      return by('approved', entry.payload.instruction);
    default:
      return [];
  }
}

async function listNames(
  { prisma }: Reader,
  office: string,
  templates: readonly string[],
): Promise<string[]> {
  const rows = await prisma.checklist.findMany({
    where: { office, template: { in: [...templates] } },
    orderBy: { adoptedAt: 'desc' },
    select: { template: true, name: true },
  });
  return templates.map((template) =>
    printedLine(rows.find((row) => row.template === template)?.name ?? template),
  );
}
