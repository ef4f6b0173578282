import type { RefusalWords } from '../translated.ts';

// What stands in the way around confirmations and referrals.
export const replyRefusals = {
  'finding.not-heard': {
    what: 'Not confirmed',
    why: 'The inspected unit has not been heard yet',
    next: 'Send it to the unit first; confirm after a reply, a refusal to sign, or the end of the period',
  },
  'finding.praise-needs-no-reply': {
    what: 'Not sent',
    why: 'This is praise',
    next: 'It can be confirmed directly',
  },
  'finding.replies-open': {
    what: 'Not confirmed',
    why: 'Confirmation sheets without a result, or with an unanswered objection: {{count}}',
    next: 'Wait for the reply or the end of the period; answer objections point by point first',
  },
  'finding.objection-unanswered': {
    what: 'Not done',
    why: 'Objections not yet answered point by point: {{count}}',
    next: 'Answer every point first, then decide',
  },
  'finding.not-a-holder': {
    what: 'Not found',
    why: 'It does not exist, or you may not see it',
    next: 'Check the number',
  },
  'finding.holder-leaves-self': {
    what: 'Not saved',
    why: 'You are not on the list yourself',
    next: 'Keep yourself on it; whoever takes over removes you',
  },
  'confirmation.one-respondent': {
    what: 'Not made out',
    why: 'One sheet goes to one unit or to one person',
    next: 'Make out one for each',
  },
  'confirmation.names-inspector': {
    what: 'Not made out',
    why: 'Inspectors named in the facts: {{count}}',
    next: 'Take the names out and write “the inspectors”',
  },
  'confirmation.evidence-not-released': {
    what: 'Not made out',
    why: 'Photographs neither cleared nor masked: {{count}}. Covert originals are not shown',
    next: 'Have them masked and checked by a second person, or leave them out',
  },
  'confirmation.finding-decided': {
    what: 'Not done',
    why: 'This finding is “{{state}}” and takes no more replies',
    next: 'Whoever objects to the result has the remedies named in it',
  },
  'confirmation.not-addressee': {
    what: 'Not done',
    why: 'This sheet is not addressed to you',
    next: 'It is for the unit or the person it was served on',
  },
  'confirmation.points-missing': {
    what: 'Not handed in',
    why: 'You object, and no point says to what',
    next: 'Write the objection in points, so that each can be answered',
  },
  'confirmation.points-numbers': {
    what: 'Not handed in',
    why: 'The points are not numbered in order',
    next: 'Number them from 1 on',
  },
  'confirmation.refusal-needs-second': {
    what: 'The refusal to sign was not noted',
    why: 'It counts as heard, so it does not rest on one person’s word: two witnesses sign, a second colleague compares',
    next: 'Prepare the record of refusal, enter it with its scan once the witnesses have signed, and let a colleague compare it',
  },
  'confirmation.refusal-witnesses': {
    what: 'Not entered',
    why: 'A refusal to sign has two different witnesses, each with organ and name',
    next: 'Write one witness a line: the organ, a space, the name',
  },
  'confirmation.period-runs': {
    what: 'Not recorded as unanswered',
    why: 'The period still runs, or nothing was served',
    next: 'Wait for its end',
  },
  'confirmation.nothing-to-answer': {
    what: 'Not answered',
    why: 'There is no objection',
    next: 'The finding can be confirmed',
  },
  'confirmation.points-unanswered': {
    what: 'Not handed in',
    why: 'Points without an answer of their own: {{count}}',
    next: 'Answer every point, each once',
  },
  'confirmation.person-elsewhere': {
    what: 'Not sent',
    why: 'Chosen people who do not belong to this unit: {{count}}',
    next: 'Check the people',
  },
} satisfies Record<string, RefusalWords>;
