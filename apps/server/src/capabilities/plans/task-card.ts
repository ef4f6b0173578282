import { type FormSheet, printedDay, renderForm } from '@mingcha/documents';
import { dayOf } from '@mingcha/domain/calendar';
import type { WordKey } from '@mingcha/words';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { letterNumber } from '../../exchange/letter.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { momentInPrint } from '../../papers/printed-interval.ts';
import { refuse } from '../../refused.ts';
import { comma, word } from '../printed-words.ts';
import { namesOf } from '../registry/queries.ts';

const daysOf = (from: string, to: string): string =>
  from === to
    ? printedDay(from)
    : word('document.card.from-to', { from: printedDay(from), to: printedDay(to) });

/** 任务单 (D3) for the file: what the team was told, with room for the lead's hand. Its team reads it on the tablet. */
export async function printTaskCard(ctx: SignedIn, id: string): Promise<Uint8Array> {
  const { services, session } = ctx;
  const { db, settings } = services;
  const form = await db.read(async (reader): Promise<FormSheet> => {
    const { prisma } = reader;
    const mine = scope(ctx, 'assignment.print', 'Assignment');
    const task = await prisma.assignment.findFirst({ where: { AND: [mine, { id }] } });
    if (task === null) refuse('not-found', { subject: 'assignment' });
    const office = await prisma.office.findUniqueOrThrow({ where: { id: session.office } });
    const members = await prisma.assignmentMember.findMany({
      where: { assignment: id },
      orderBy: [{ lead: 'desc' }, { person: 'asc' }],
    });
    const visit = await prisma.visit.findFirst({
      where: { assignment: id },
      orderBy: [{ scheduledAt: 'desc' }, { id: 'desc' }],
    });
    const said = await prisma.visitMember.findMany({ where: { visit: visit?.id ?? '' } });
    const areas = await prisma.area.findMany({ where: { id: { in: task.areas } }, orderBy: { id: 'asc' } });
    const names = await namesOf(reader, session.office, [
      task.unit,
      task.window,
      ...members.map((member) => member.person),
    ]);
    const nameOf = (key: string | null): string => (key === null ? '' : (names[key] ?? '—'));
    const stands = (person: string): string => {
      const member = said.find((each) => each.person === person);
      if (member?.recusedAt != null) return word('document.card.recused');
      return word(member?.declaredAt != null ? 'document.card.declared' : 'document.card.undeclared');
    };
    const erased = word('document.card.erased');
    const rows: readonly (readonly [WordKey, string])[] = [
      ['document.card.unit', [nameOf(task.unit), nameOf(task.window)].filter(Boolean).join(' ')],
      ['document.card.way', word(task.covert ? 'visit-mode.covert' : 'visit-mode.overt')],
      ['document.card.days', daysOf(task.fromDay, task.toDay)],
      ...(visit === null
        ? []
        : [['document.card.back', momentInPrint(office.zone)(Number(visit.dueBack))] as const]),
      ['document.card.scenario', task.scenario ?? erased],
      ['document.card.modes', task.modes.map((mode) => word(`mode.${mode}` as WordKey)).join(comma)],
      [
        'document.card.areas',
        areas.length === 0 ? word('document.card.areas.always') : areas.map((area) => area.name).join(comma),
      ],
      [
        'document.card.members',
        members
          .map(({ person, lead }) =>
            word(lead ? 'document.card.lead' : 'document.card.member', {
              name: nameOf(person),
              stands: stands(person),
            }),
          )
          .join('\n'),
      ],
      ['document.card.contact', task.contact ?? erased],
      ['document.card.phone', task.dutyPhone ?? erased],
    ];
    const year = visit === null ? '' : dayOf(Number(visit.scheduledAt), office.zone).slice(0, 4);
    const letter = visit === null ? [] : [letterNumber(office.code, visit.id, year)];
    return {
      language: 'zh-CN',
      issuer: office.name,
      title: word('document.card.title'),
      id,
      day: dayOf(Number(task.createdAt), office.zone),
      rows: rows.map(([label, text]) => ({ label: word(label), text: text.slice(0, 4000) })),
      boxes: [
        {
          label: word('document.card.box'),
          choices: [],
          lines: 3,
          foot: [word('document.card.signature'), word('document.card.date')],
        },
      ],
      notes: [word('document.card.note')],
      code: `${settings.publicUrl}/assignments/${id}`,
      codeNotes: letter.map((number) => word('document.card.letter', { number })),
    };
  });
  return (await renderForm(form, { fonts: fontsOf(services) })).bytes;
}
