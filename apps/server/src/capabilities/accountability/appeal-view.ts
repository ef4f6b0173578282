import type { Reader } from '@mingcha/db';
import {
  type AppealState,
  AppealView,
  type DecideAppeal,
  remedies,
  remediesOf,
} from '@mingcha/domain/accountability';
import { printedLine, printedParagraphs } from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import { say } from '@mingcha/words';
import type { z } from 'zod';
import { refuse } from '../../refused.ts';
import { contestedDecision } from './appeal-contested.ts';

type Said = z.output<typeof DecideAppeal>;
interface Deciding {
  readonly state: AppealState;
  readonly said: Said;
  readonly now: number;
}

const measuresIn = (codes: readonly string[]) =>
  codes.map((code) => say('zh-CN', `measure.${code}` as Parameters<typeof say>[1]));

/** Words that were erased leave a mark, not a hole. */
const paragraphsOf = (text: string | null): string[] => {
  const printed = printedParagraphs(text ?? '');
  return printed.length === 0 ? ['—'] : printed;
};

/** The decision as it will be printed for good: what was asked, what was found, what is decided, where to turn next. */
export async function appealView(reader: Reader, { state, said, now }: Deciding): Promise<AppealView> {
  const { id, about, route, person, unit } = state;
  if (id === null || about === null || route === null) refuse('not-found', { subject: 'appeal' });
  const { prisma } = reader;
  const row = await prisma.appeal.findUniqueOrThrow({ where: { id } });
  const contested = await contestedDecision(reader, { about, filedAt: Number(row.filedAt) });
  if (contested === null) refuse('not-found', { subject: about.type });
  const [office, someone, some] = await Promise.all([
    prisma.office.findUniqueOrThrow({ where: { id: row.office } }),
    prisma.person.findUnique({ where: { id: person ?? '' }, select: { name: true } }),
    prisma.unit.findUnique({ where: { id: unit ?? '' }, select: { name: true } }),
  ]);
  const day = (at: bigint | number | null) => dayOf(Number(at ?? now), office.zone);
  const { organ, measures, title, number } = contested;
  const remedy = remedies.find((each) => each.code === route);
  const [next] = remediesOf({
    type: about.type,
    party: person === null ? 'unit' : 'person',
    authority: remedy?.authorities[0] ?? null,
    measures,
    after: route,
  });
  const issuer = printedLine(said.organ ?? organ);
  const decidedOn = contested.decidedAt === null ? '' : day(contested.decidedAt);
  return AppealView.parse({
    v: 1,
    document: 'appeal',
    language: 'zh-CN',
    id,
    issuer: { name: issuer, mark: issuer },
    secrecy: 'none',
    title: say('zh-CN', `document.appeal.title.${route}`),
    appellant: printedLine(someone?.name ?? some?.name ?? '') || '—',
    contested: {
      type: about.type,
      name:
        title === null
          ? say('zh-CN', 'document.appeal.case', { day: decidedOn })
          : say('zh-CN', 'document.appeal.document', { title: printedLine(title), number: number ?? '' }),
      organ: printedLine(organ),
      receivedOn: day(contested.receivedAt(unit)),
      measures: measuresIn(measures),
    },
    filedOn: day(row.filedAt),
    acceptedOn: day(row.acceptedAt),
    requests: paragraphsOf(row.requests),
    grounds: [...paragraphsOf(row.grounds), ...printedParagraphs(row.supplement ?? '')],
    facts: paragraphsOf(said.facts),
    reasons: paragraphsOf(said.reasons),
    result: said.result,
    changed: said.measures ? { measures: measuresIn(said.measures), months: said.months ?? null } : null,
    basis: remedy?.source ?? '—',
    further: next
      ? {
          route: say('zh-CN', `route.${next.code}`),
          count: next.file?.count ?? null,
          unit: next.file?.unit ?? null,
        }
      : null,
    discussedOn: said.discussion.on,
    numbered: about.type !== 'case',
    printingOffice: issuer,
    preparedOn: day(now),
  });
}
