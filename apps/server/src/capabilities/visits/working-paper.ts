import { renderForm } from '@mingcha/documents';
import { codeIn } from '@mingcha/domain/taxonomy';
import type { WordKey } from '@mingcha/words';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { firstTimeOf } from '../../journal/proven-time.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { printedClocks, printedProof } from '../../papers/printed-proof.ts';
import { placeOf, taxonomyOf } from '../bulletins/queries.ts';
import { visibleFindings } from '../findings/queries.ts';
import { printedTimes } from '../printed-time.ts';
import { closed, formRows, word } from '../printed-words.ts';
import { namesOf } from '../registry/queries.ts';
import { answeredRows } from './printed-lists.ts';
import { positionFacts, timedRows, type VisitGround, visitGround, visitSheet } from './visit-sheet.ts';

/** 工作底稿 (D4): one visit as it was recorded, in the order of time, with what was measured and what it comes to. */
export async function printWorkingPaper(ctx: SignedIn, id: string): Promise<Uint8Array> {
  const ground = await visitGround(ctx, id);
  const { detail } = ground;
  const rows = [
    ...headRows(ground, await scenarioOf(ctx, ground)),
    ...timedRows('document.paper.runs', ground),
    ...noteRows(ground),
    ...answeredRows(detail),
    ...formRows('document.paper.findings', await findingLines(ctx, ground)),
    ...formRows('document.paper.evidence', [
      word('document.paper.evidence.count', { count: detail.evidence.length }),
    ]),
    ...formRows('document.paper.unusual', unusualLines(ground)),
    ...formRows('document.paper.clocks', printedClocks(detail.clocks, ground.at)),
  ];
  const { fonts, publicUrl } = { fonts: fontsOf(ctx.services), publicUrl: ctx.services.settings.publicUrl };
  const sheet = visitSheet(
    ground,
    {
      title: word('document.paper.title'),
      rows,
      boxes: [{ label: word('document.paper.box.team') }, { label: word('document.paper.box.lead') }],
      notes: [word('document.paper.note.foot')],
    },
    publicUrl,
  );
  return (await renderForm(sheet, { fonts })).bytes;
}

/** The story a team went in with is the task's: only whoever may read the task sees it here. */
function scenarioOf(ctx: SignedIn, { visit }: VisitGround): Promise<string | null> {
  return ctx.services.db.read(async ({ prisma }) => {
    const mine = scope(ctx, 'assignment.read', 'Assignment');
    const task = await prisma.assignment.findFirst({ where: { AND: [mine, { id: visit.assignment }] } });
    if (task === null) return null;
    return task.scenario ?? word('document.erased');
  });
}

function headRows({ detail, visit, at, name, target }: VisitGround, scenario: string | null) {
  const { startLat7, startLon7, startAccuracy } = visit;
  const position =
    startLat7 === null || startLon7 === null
      ? word('document.paper.position.none', { reason: visit.startReason ?? word('document.unsaid') })
      : word('document.paper.position.at', positionFacts(startLat7, startLon7, startAccuracy));
  const members = detail.members.map((member) =>
    word('document.paper.member', {
      name: name(member.person),
      role: member.lead ? word('document.paper.lead') : '',
      stands: standsOf(member, at),
    }),
  );
  return [
    ...formRows('document.paper.target', [target]),
    ...formRows('document.paper.way', [word(visit.covert ? 'visit-mode.covert' : 'visit-mode.overt')]),
    ...(scenario === null || scenario === '' ? [] : formRows('document.paper.scenario', [scenario])),
    ...formRows('document.paper.times', [
      word('document.paper.from-to', { from: at(visit.startedAt), to: at(visit.endedAt) }),
      word('document.paper.back', { due: at(visit.dueBack) }),
    ]),
    ...formRows('document.paper.position', [position]),
    ...formRows('document.paper.members', members),
  ];
}

function standsOf(
  { present, recusedAt, signedAt, signed }: VisitGround['detail']['members'][number],
  at: VisitGround['at'],
): string {
  if (recusedAt !== null) return word('document.paper.recused');
  if (signed) return word('document.paper.signed', { at: at(signedAt) });
  return word(present ? 'document.paper.unsigned' : 'document.paper.absent');
}

function noteRows({ detail, at }: VisitGround) {
  const lines = detail.notes.map((note) => {
    const { waiting, queue, windowsOpen, windowsTotal } = note;
    const counts = [
      ...(waiting === null ? [] : [word('desk.visit.waiting', { count: waiting })]),
      ...(queue === null ? [] : [word('desk.visit.queue', { count: queue })]),
      ...(windowsOpen !== null && windowsTotal !== null
        ? [word('document.paper.windows', { open: windowsOpen, total: windowsTotal })]
        : [
            ...(windowsOpen === null ? [] : [word('desk.visit.windowsOpen', { count: windowsOpen })]),
            ...(windowsTotal === null ? [] : [word('desk.visit.windowsTotal', { count: windowsTotal })]),
          ]),
    ].map(closed);
    const text = note.erased ? word('document.erased') : note.text || word('document.paper.counted');
    const said = { at: at(note.notedAt), text, counts: counts.join(word('document.time.comma')) };
    return word(counts.length === 0 ? 'document.paper.note' : 'document.paper.note.counted', said);
  });
  return formRows('document.paper.notes', lines.length === 0 ? [word('document.paper.note.none')] : lines);
}

/** Each finding with everything that was said of it, and what its time comes to; praise is one of them. */
function findingLines(ctx: SignedIn, { visit, at, office, times: proven }: VisitGround): Promise<string[]> {
  return ctx.services.db.read(async (reader) => {
    const found = await reader.prisma.finding.findMany({
      where: { AND: [visibleFindings(ctx), { visit: visit.id }] },
      orderBy: [{ observedAt: 'asc' }, { id: 'asc' }],
    });
    if (found.length === 0) return [word('document.paper.finding.none')];
    const times = await printedTimes(reader, found);
    const taxonomy = await taxonomyOf(reader, office.id);
    const names = await namesOf(
      reader,
      office.id,
      found.flatMap((row) => [row.unit, row.window]),
    );
    return found.map((row, index) => {
      const { style, subCode, post, postUnknownReason, criterion } = row;
      const code = style === null || subCode === null ? null : codeIn(taxonomy, style, subCode);
      const kind = [
        ...(style === null ? [] : [word(`style.${style}` as WordKey)]),
        ...(code ? [code.zh] : []),
      ];
      const place = placeOf(names[row.window ?? ''], row.place);
      return [
        word('document.paper.finding', {
          n: index + 1,
          at: at(row.observedAt),
          place: `${names[row.unit ?? ''] ?? ''} ${place}`.trim() || word('document.unsaid'),
          observation: row.erased ? word('document.erased') : (row.observation ?? word('ui.wordsToCome')),
        }),
        ...(kind.length === 0 ? [] : [word('document.paper.finding.kind', { kind: kind.join('·') })]),
        ...(times.has(row.id) ? [times.get(row.id)] : []),
        ...printedProof(firstTimeOf(proven, row.id), at),
        ...(post === null ? [] : [word('document.paper.finding.post', { post })]),
        ...(postUnknownReason === null
          ? []
          : [word('document.paper.finding.post-unknown', { reason: postUnknownReason })]),
        ...(criterion === null ? [] : [word('document.paper.finding.criterion', { criterion })]),
        word('document.paper.finding.state', { state: word(`state.finding.${row.state}` as WordKey) }),
      ].join('\n');
    });
  });
}

function unusualLines({ detail, visit, at }: VisitGround): string[] {
  return [
    ...detail.covers.map((cover) =>
      word('document.paper.unusual.cover', {
        at: at(cover.droppedAt),
        before: word(`desk.visit.cover.${cover.before}`),
      }),
    ),
    ...(visit.alarmedAt === null ? [] : [word('document.paper.unusual.alarm', { at: at(visit.alarmedAt) })]),
    ...(visit.abortCause === null
      ? []
      : [
          word('document.paper.unusual.abort', {
            cause: word(`desk.visit.abortCause.${visit.abortCause}`),
            reason: visit.reason ?? '',
          }),
        ]),
    ...(visit.covertWaived === null
      ? []
      : [word('document.paper.unusual.waived', { reason: visit.covertWaived })]),
    ...(visit.observation ? [word('document.paper.unusual.observation')] : []),
  ];
}
