import { recounted } from '../calendar/deadline.ts';
import { given } from '../fact.ts';
import type { Guard } from '../machine.ts';
import { stateWord } from '../machine.ts';
import { compared, type ServedBy, type ServiceProof, serviceAccepted } from '../papers/index.ts';
import { isTombstone } from '../primitives.ts';
import { refusal } from '../refusals.ts';
import type { ConfirmationCommand, ConfirmationFacts, ConfirmationState } from './confirmation.ts';

type SheetGuard = Guard<ConfirmationState, ConfirmationCommand, ConfirmationFacts>;
type Said<T extends ConfirmationCommand['type']> = Extract<ConfirmationCommand, { type: T }>;

const said = <T extends ConfirmationCommand['type']>(
  command: ConfirmationCommand,
  type: T,
): Said<T> | null => (command.type === type ? (command as Said<T>) : null);

/** Findings whose respondents may still be heard. */
const hearable: readonly string[] = ['proposed', 'under-confirmation', 'disputed'];

const mayBeShown = (piece: { readonly status: string; readonly medium: string; readonly covert: boolean }) =>
  piece.status === 'mask-checked' ||
  (['photo', 'scan'].includes(piece.medium) && piece.status === 'cleared' && !piece.covert);

/** What a respondent may see or hear: a checked masked copy, or an overt picture that a second person cleared. */
export const showable = mayBeShown;

/** How a sheet reached its addressee by their own doing. */
export const ownReceipt = (now: number): ServiceProof => ({ method: 'electronic', at: now, witnesses: [] });

export const confirmationGuards = {
  oneRespondent: (_, command) => {
    const sheet = said(command, 'openConfirmationSheet');
    return sheet && (sheet.unit === null) === (sheet.person === null)
      ? refusal('confirmation.one-respondent')
      : null;
  },

  // Those who were there are answered for by their office; nobody shall be able to single them out.
  inspectorsUnnamed: (_, command, { inspectorNames }) => {
    const text = said(command, 'openConfirmationSheet')?.facts ?? '';
    const named = given(inspectorNames, 'inspectorNames').filter(
      (name) => name.length > 1 && text.includes(name),
    );
    return named.length > 0 ? refusal('confirmation.names-inspector', { count: named.length }) : null;
  },

  onlyReleased: (_, command, { evidence }) => {
    const known = given(evidence, 'evidence');
    const shows = said(command, 'openConfirmationSheet')?.shows ?? [];
    const barred = shows.filter((id) => !known.some((piece) => piece.id === id && mayBeShown(piece)));
    return barred.length > 0 ? refusal('confirmation.evidence-not-released', { count: barred.length }) : null;
  },

  calendarMoves: ({ deadline }, _, { calendar }) =>
    deadline && recounted(given(calendar, 'calendar'), deadline) ? null : refusal('order.not-time-yet'),

  findingHearable: (_, __, { finding }) => {
    const { status } = given(finding, 'finding');
    return hearable.includes(status)
      ? null
      : refusal('confirmation.finding-decided', { state: stateWord('finding', status) });
  },

  serviceProven: ({ openedAt }, command, context) => {
    const proof = said(command, 'serveConfirmation')?.proof ?? ownReceipt(context.now);
    const by: ServedBy = command.type === 'receiveConfirmation' ? 'addressee' : 'office';
    return serviceAccepted(proof, context, openedAt ?? 0, by);
  },

  // That somebody would not sign counts as heard, so it rests on no one person's word.
  refusalSeenByTwo: (_, __, { paper }) =>
    paper !== undefined && compared(paper) ? null : refusal('confirmation.refusal-needs-second'),

  // A person's sheet is answered by that person alone; the unit's by its chief or its liaison.
  ownSheet: ({ person, unit }, _, context) => {
    const fits =
      person === null
        ? unit !== null && context.roles.some((role) => role === 'chief' || role === 'liaison')
        : person === context.person;
    return fits ? null : refusal('confirmation.not-addressee');
  },

  pointsSaid: (_, command) => {
    const reply = said(command, 'answerConfirmation');
    if (reply === null || reply.answer === 'agrees') return null;
    return reply.points.length > 0 ? null : refusal('confirmation.points-missing');
  },

  pointsInOrder: (_, command) => {
    const points = said(command, 'answerConfirmation')?.points ?? [];
    return points.every((point, at) => point.n === at + 1) ? null : refusal('confirmation.points-numbers');
  },

  periodOver: ({ deadline }, _, { now }) =>
    deadline !== null && now > deadline.due ? null : refusal('confirmation.period-runs'),

  objected: ({ answer }) =>
    answer === null || answer === 'agrees' ? refusal('confirmation.nothing-to-answer') : null,

  replierWasNotThere: (_, __, { finding, person }) =>
    given(finding, 'finding').members.includes(person) ? refusal('finding.reviewer-is-inspector') : null,

  // Every point, each once: an objection is not answered by answering its easiest part.
  everyPointAnswered: ({ points }, command) => {
    if (isTombstone(points)) return null;
    const answers = said(command, 'replyToConfirmation')?.points ?? [];
    const missing = points.filter(({ n }) => answers.filter((answer) => answer.n === n).length !== 1).length;
    const strange = answers.filter(({ n }) => !points.some((point) => point.n === n)).length;
    return missing + strange > 0
      ? refusal('confirmation.points-unanswered', { count: missing + strange })
      : null;
  },
} satisfies Record<string, SheetGuard>;
