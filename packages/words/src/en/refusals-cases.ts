import type { RefusalWords } from '../translated.ts';

export const caseRefusals = {
  'case.respondent-one': {
    what: 'Not saved',
    why: 'a case is about one person or one unit',
    next: 'Choose one; propose the others apart',
  },
  'case.measures-unfit': {
    what: 'Not saved',
    why: '{{count}} of the measures do not apply to this respondent',
    next: 'Choose measures that do',
  },
  'case.beyond-authority': {
    what: 'Not saved',
    why: '{{count}} of the measures lie beyond “{{authority}}”',
    next: 'Choose other measures or the organ that has the authority',
  },
  'case.findings-unconfirmed': {
    what: 'Not done',
    why: '{{count}} of the findings are not confirmed, or were withdrawn',
    next: 'Only confirmed findings can carry a case',
  },
  'case.findings-disputed': {
    what: 'Not done',
    why: '{{count}} of the findings are still disputed',
    next: 'Answer the objections first',
  },
  'case.praise': {
    what: 'Not saved',
    why: 'one of the findings is praise',
    next: 'Praise carries no case; take it out',
  },
  'case.recused': {
    what: 'Not done',
    why: '{{count}} of the people stand near the respondent and must step aside',
    next: 'Choose people who do not',
  },
  'case.step-apart': {
    what: 'Not done',
    why: 'you have taken the step of {{step}} in this case',
    next: 'Proposing, approving, investigating and deciding are four people’s',
  },
  'case.two-investigators': {
    what: 'Not accepted',
    why: 'there are {{count}} investigators',
    next: 'Name at least two',
  },
  'case.investigator-apart': {
    what: 'Not accepted',
    why: '{{count}} of them inspected, proposed or approved',
    next: 'Choose people who did not',
  },
  'case.not-investigator': {
    what: 'Not done',
    why: 'you are no investigator of this case',
    next: 'One of its investigators has to do it',
  },
  'case.months-unfit': {
    what: 'Not saved',
    why: 'these measures have effect for {{least}} to {{most}} months (none where they have no period)',
    next: 'Correct the period',
  },
  'case.not-respondent': {
    what: 'Not handed in',
    why: 'this case is not about you or your unit',
    next: 'Check the page you opened',
  },
  'case.already-defended': {
    what: 'Not handed in',
    why: 'a defence was handed in or answered already',
    next: 'Give further material to the investigators',
  },
  'case.nothing-said': {
    what: 'Not handed in',
    why: 'there is neither a statement nor a waiver, or there are both',
    next: 'Write your defence, or waive it',
  },
  'case.period-running': {
    what: 'Not done',
    why: 'the period for defence still runs',
    next: 'Wait for its end or for the defence',
  },
  'case.points-open': {
    what: 'Not handed in',
    why: '{{count}} of the points are not answered one by one',
    next: 'Answer each point once',
  },
  'case.forum-small': {
    what: 'Not done',
    why: '{{count}} people took part',
    next: 'At least {{least}} have to',
  },
  'case.forum-apart': {
    what: 'Not handed in',
    why: '{{count}} of those named took another step of the case',
    next: 'Choose people who did not',
  },
  'case.not-in-forum': {
    what: 'Not decided',
    why: '{{count}} of the participants were not named to discuss it',
    next: 'Check who took part',
  },
  'case.decider-absent': {
    what: 'Not decided',
    why: 'you did not take part in the discussion',
    next: 'One who did has to do it',
  },
  'case.not-heard': {
    what: 'Not decided',
    why: 'telling, hearing and answering are not complete',
    next: 'Complete them first',
  },
  'case.no-authority': {
    what: 'Not decided',
    why: 'you do not speak for “{{authority}}”',
    next: 'Somebody of that organ has to decide',
  },
  'case.heavier': {
    what: 'Not decided',
    why: 'the measures weigh more than what was noticed or decided, or cannot be compared with it',
    next: 'Being heard never makes it worse: choose the same or lighter ones',
  },
  'case.from-day': {
    what: 'Not decided',
    why: 'the day of the decision must lie between the discussion ({{day}}) and today ({{today}})',
    next: 'Correct the day',
  },
  'case.remedy-unknown': {
    what: 'Not decided',
    why: 'no way to appeal fits this decision, and it may not lack one',
    next: 'Check organ and measures',
  },
  'case.already-served': {
    what: 'Not recorded',
    why: 'it was served on them already, or need not be',
    next: 'Check on whom it is served',
  },
  'case.not-served': {
    what: 'Not in effect',
    why: 'it is not served on everybody yet',
    next: 'Serve it first',
  },
  'case.effect-running': {
    what: 'Not done',
    why: 'the effect still runs, or has no end',
    next: 'Wait for its end',
  },
  'appeal.not-appellant': {
    what: 'Not handed in',
    why: 'this decision does not concern you or your unit',
    next: 'Check the page you opened',
  },
  'appeal.nothing-received': {
    what: 'Not handed in',
    why: 'the decision has not been served on you',
    next: 'File it once you have received it',
  },
  'appeal.route-closed': {
    what: 'Not handed in',
    why: '“{{route}}” is not open against this decision',
    next: 'Take the way that the decision names',
  },
  'appeal.one-open': {
    what: 'Not handed in',
    why: 'an appeal against it is under way',
    next: 'Wait for it, or withdraw it',
  },
  'appeal.late': {
    what: 'Not handed in',
    why: 'the last day was {{day}}',
    next: 'Say why it is late and hand it in again',
  },
  'appeal.took-part': {
    what: 'Not done',
    why: '{{count}} of the people took part in the decision',
    next: 'An appeal is for people who did not',
  },
  'appeal.two-reviewers': {
    what: 'Not named',
    why: 'there are {{count}} reviewers',
    next: 'Name at least two',
  },
  'appeal.not-reviewer': {
    what: 'Not decided',
    why: 'you are no reviewer of this appeal',
    next: 'One of those named has to decide',
  },
  'appeal.measures-only-changed': {
    what: 'Not decided',
    why: 'measures go with a change and with nothing else',
    next: 'Fill it in as the result asks',
  },
  'appeal.heavier': {
    what: 'Not decided',
    why: 'what it is changed to is not lighter than before, or cannot be compared',
    next: 'An appeal never makes it worse; where it is right, uphold it',
  },
  'appeal.reputation-owed': {
    what: 'Not recorded',
    why: 'the decision is revoked and the reputation not restored',
    next: 'Restore it where it was told, and record that',
  },
  'appeal.organ-unnamed': {
    what: 'Not decided',
    why: 'On this way the next organ up decides, and it is not named',
    next: 'Name the organ that decides',
  },
  'appeal.no-extension': {
    what: 'Not extended',
    why: '“{{route}}” allows no extension, or it was extended once already, or no clock is running',
    next: 'Decide within the time',
  },
  'appeal.result-overdue': {
    what: 'Not extended',
    why: 'The time ran out on {{day}}, and what has run out is not extended',
    next: 'Decide as soon as possible and say why it is late',
  },
  'appeal.document-stands': {
    what: 'Not recorded',
    why: 'The appeal was not rejected, but the {{subject}} still stands as it was',
    next: 'Correct or revoke it first, then record what was done',
  },
  'appeal.clock-running': { what: 'Not pointed at', why: 'the clock still runs', next: 'Wait for its end' },
} satisfies Record<string, RefusalWords>;
