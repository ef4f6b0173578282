import type { Transition } from '../lifecycle.ts';
import { now, stays } from '../machine.ts';

const opening = ['lead', 'planner', 'reviewer', 'director'] as const;
const serving = ['planner', 'reviewer', 'director'] as const;
const respondent = ['chief', 'liaison', 'party'] as const;

/**
 * 8.5, the sheet D7. From `opened` no time passes: only a proven service leads to the state from which a sheet can lapse.
 * A late word is still heard while the finding is undecided, and a lapse stays what it is: 未回复, no consent.
 */
export const confirmationTransitions: readonly Transition[] = [
  now(
    'none',
    'opened',
    'openConfirmationSheet',
    'confirmation.opened',
    opening,
    ['oneRespondent', 'inspectorsUnnamed', 'onlyReleased'],
    'D7',
  ),
  now(
    'opened',
    'served',
    'serveConfirmation',
    'confirmation.served',
    serving,
    ['findingHearable', 'serviceProven'],
    'D11',
  ),
  now(
    'opened',
    'served',
    'receiveConfirmation',
    'confirmation.served',
    respondent,
    ['ownSheet', 'findingHearable', 'serviceProven'],
    'D11',
  ),
  now(
    ['served', 'unanswered', 'refused'],
    'answered',
    'answerConfirmation',
    'confirmation.answered',
    respondent,
    ['ownSheet', 'findingHearable', 'pointsSaid', 'pointsInOrder'],
    'D7',
  ),
  now(
    'served',
    'refused',
    'noteRefusalToSign',
    'confirmation.refused-to-sign',
    serving,
    ['findingHearable', 'refusalSeenByTwo'],
    'D7',
  ),
  now('served', stays, 'recountConfirmation', 'confirmation.recounted', ['scheduler'], ['calendarMoves']),
  now(
    'served',
    'unanswered',
    'lapseConfirmation',
    'confirmation.lapsed',
    ['scheduler'],
    ['findingHearable', 'periodOver'],
  ),
  now(
    'answered',
    'replied',
    'replyToConfirmation',
    'confirmation.replied',
    ['reviewer', 'director'],
    ['findingHearable', 'replierWasNotThere', 'objected', 'everyPointAnswered'],
  ),
  now(
    ['opened', 'served', 'unanswered', 'refused'],
    'withdrawn',
    'withdrawConfirmation',
    'confirmation.withdrawn',
    [...opening, 'scheduler'],
  ),
].flat();
