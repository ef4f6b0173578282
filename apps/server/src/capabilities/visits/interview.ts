import { renderInterview } from '@mingcha/documents';
import { idOf } from '@mingcha/domain';
import { printedLine, printedParagraphs } from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import { covertClosedStates, InterviewSaid, InterviewView } from '@mingcha/domain/visits';
import { z } from 'zod';
import type { SignedIn } from '../../context.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { digest } from '../../papers/kept-view.ts';
import { refuse } from '../../refused.ts';
import { visitGround } from './visit-sheet.ts';

export const PrintInterview = InterviewSaid.extend({ id: idOf('visit') });
/** The file, base64: what was typed is kept nowhere, what counts is the sheet that is signed. */
export const PrintedInterview = z.object({ pdf: z.string() });

/** 访谈记录 (D6): questions and answers as they were typed, or room for a pen, to be read over and signed on every page. */
export async function printInterview(
  ctx: SignedIn,
  { id, ...said }: z.output<typeof PrintInterview>,
): Promise<z.infer<typeof PrintedInterview>> {
  const { services, session } = ctx;
  const { visit, detail, office, name, number, target } = await visitGround(ctx, id);
  // Nobody on a covert visit says who they are: they talk to people once it is over.
  if (visit.covert && !covertClosedStates.includes(visit.state)) refuse('visit.covert-still-open');
  const interviewers = detail.members.filter(({ present }) => present).map(({ person }) => name(person));
  if (interviewers.length < 2) refuse('visit.needs-two', { count: interviewers.length });
  const view = InterviewView.parse({
    v: 1,
    language: 'zh-CN',
    document: 'interview',
    id,
    number: printedLine(number),
    issuer: printedLine(office.name),
    unit: printedLine(target),
    place: printedLine(said.place),
    day: dayOf(services.now(), office.zone),
    time: said.time,
    interviewers: interviewers.map(printedLine),
    interviewee: said.interviewee && {
      name: printedLine(said.interviewee.name),
      post: printedLine(said.interviewee.post),
    },
    said: said.said.map(({ question, answer }) => ({
      question: printedParagraphs(question),
      answer: printedParagraphs(answer),
    })),
    recording: said.recording === null ? null : printedLine(said.recording),
  });
  const code = `${services.settings.publicUrl}/visits/${id}`;
  const { bytes } = await renderInterview(view, { fonts: fontsOf(services), digest, code });
  await services.accessLog.record({
    office: session.office,
    person: session.person,
    seat: session.seat,
    action: 'exported',
    noun: 'visit',
    target: id,
    facts: { copy: 'interview' },
  });
  return { pdf: Buffer.from(bytes).toString('base64') };
}
