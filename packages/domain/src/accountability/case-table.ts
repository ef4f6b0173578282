import type { Transition } from '../lifecycle.ts';
import { later, now, stays } from '../machine.ts';

const proposal = [
  'oneRespondent',
  'measuresFitRespondent',
  'organMayDecide',
  'findingsConfirmed',
  'proposerNotConcerned',
];
const sits = ['heard', 'deciderApart', 'deciderHasAuthority', 'discussedTogether', 'deciderNotRecused'];
const decided = ['decided', 'served', 'in-effect', 'effect-ended'] as const;
const organ = ['discipline', 'leader'] as const;

/**
 * 8.8 of the state machines. Acceptance and the beginning of the investigation are one act here, because what is accepted is
 * investigated by those it names. The machine never moves by itself towards a measure: what the office’s clock does is let
 * a period for defence run out, and let effect begin and end on days that people set.
 */
export const caseTransitions: readonly Transition[] = [
  now('none', 'proposed', 'proposeCase', 'case.proposed', ['director'], proposal, 'D17'),
  now(['proposed', 'returned'], 'proposed', 'reviseCase', 'case.revised', ['director'], proposal, 'D17'),
  now('proposed', 'approved', 'approveCase', 'case.approved', ['leader'], ['approverApart'], 'D17'),
  now('proposed', 'returned', 'returnCase', 'case.returned', ['leader'], ['approverApart']),
  now(['proposed', 'returned', 'approved'], 'withdrawn', 'withdrawCase', 'case.withdrawn', ['director']),
  now('approved', 'transferred', 'transferCase', 'case.transferred', ['director'], ['stillConfirmed'], 'D17'),
  now(
    'transferred',
    'investigating',
    'acceptCase',
    'case.accepted',
    ['discipline'],
    ['handlerApart', 'twoInvestigators', 'investigatorsApart', 'investigatorsNotRecused'],
  ),
  now('transferred', 'not-accepted', 'refuseCase', 'case.not-accepted', ['discipline'], ['handlerApart']),
  now(
    'investigating',
    'notice-issued',
    'issueNotice',
    'case.notice-issued',
    ['discipline'],
    ['byInvestigator', 'measuresFitRespondent', 'organMayDecide', 'monthsAsLaw', 'stillConfirmed'],
    'D18',
  ),
  now(
    'notice-issued',
    'prior-notice',
    'serveNotice',
    'case.notice-served',
    ['discipline'],
    ['byInvestigator', 'stillConfirmed', 'noticeProven'],
    'D11',
  ),
  now(
    'notice-issued',
    'prior-notice',
    'receiveNotice',
    'case.notice-served',
    ['party', 'chief'],
    ['isRespondent', 'stillConfirmed', 'noticeProven'],
    'D11',
  ),
  now(
    ['prior-notice', 'defence'],
    'defence',
    'defend',
    'case.defence',
    ['party', 'chief'],
    ['isRespondent', 'defendsOnce', 'saidOrWaived'],
    'D18',
  ),
  now('prior-notice', 'defence', 'lapseDefence', 'case.defence-lapsed', ['scheduler'], ['periodOver']),
  now(
    'defence',
    'deliberation',
    'answerDefence',
    'case.defence-answered',
    ['discipline'],
    ['byInvestigator', 'everyPointAnswered', 'forumOfThree', 'forumApart', 'forumNotRecused'],
    'minutes',
  ),
  now(
    'deliberation',
    'decided',
    'decideCase',
    'case.decided',
    organ,
    [
      ...sits,
      'measuresFitRespondent',
      'organMayDecide',
      'monthsAsLaw',
      'stillConfirmed',
      'neverHeavier',
      'fromDecisionDay',
      'remedyKnown',
    ],
    'D19',
  ),
  now('deliberation', 'exempted', 'exemptCase', 'case.exempted', organ, sits, 'D19'),
  now('deliberation', 'dismissed', 'dismissCase', 'case.dismissed', organ, sits, 'D19'),
  // Whose seal it is stands in the certificate; whoever sets it is none of those who decided.
  now(
    ['decided', 'exempted', 'dismissed'],
    stays,
    'sealCaseByKey',
    'case.sealed-by-key',
    ['director'],
    ['servedOnNobody', 'notSealedYet', 'keeperDidNotDecide', 'sealedAsDecided'],
    'PDF/A',
  ),
  now(
    'decided',
    'served',
    'serveDecision',
    'case.served',
    ['discipline'],
    ['byInvestigator', 'serviceProven', 'servedOnce'],
    'D11',
  ),
  now(
    ['served', 'exempted', 'dismissed'],
    stays,
    'serveDecision',
    'case.served',
    ['discipline'],
    ['byInvestigator', 'serviceProven', 'servedOnce'],
    'D11',
  ),
  now('served', 'in-effect', 'takeEffect', 'case.took-effect', ['scheduler'], ['servedOnAll']),
  now('in-effect', 'effect-ended', 'endEffect', 'case.effect-ended', ['scheduler'], ['effectOver']),
  now(decided, stays, 'changeCase', 'case.changed', ['scheduler'], ['neverHeavier', 'monthsAsLaw']),
  now(decided, 'revoked', 'revokeCase', 'case.revoked', ['scheduler']),
  now(decided, 'deliberation', 'remitCase', 'case.remitted', ['scheduler']),
  later('investigating', 'referred', 'referCase', ['discipline'], [], 'D23'),
  later(['effect-ended', 'revoked', 'exempted', 'dismissed'], 'archived', 'archiveCase', ['discipline']),
].flat();
