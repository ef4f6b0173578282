import { named, roles, discreetly as tell } from './notice.ts';

const respondent = [...named('respondent'), { seat: 'chief' as const }];
const handlers = roles('reviewer', 'discipline');

/** That somebody is called to account is told to those with a step to take, and never spelled out on a telephone. */
export const toldAccountability = {
  'case.proposed': [tell('case.to-approve', 'case.approve', roles('leader'))],
  'case.revised': 'step',
  'case.approved': [tell('case.to-transfer', 'case.propose', named('proposer'))],
  'case.returned': [tell('case.returned', 'case.propose', named('proposer'))],
  'case.withdrawn': 'step',
  'case.transferred': [tell('case.to-accept', 'case.handle', roles('discipline'))],
  'case.accepted': [tell('case.assigned', 'case.handle', named('investigators'))],
  'case.not-accepted': [tell('case.not-accepted', 'case.propose', named('proposer'))],
  // Who has an account opens it there, which is its service; whoever has none gets it on paper.
  'case.notice-issued': [tell('case.to-receive', 'case.defend', respondent)],
  'case.notice-served': [tell('case.to-defend', 'case.defend', respondent, { due: 'defence' })],
  'case.defence': [tell('case.to-answer-defence', 'case.handle', named('investigators'))],
  'case.defence-lapsed': [tell('case.defence-lapsed', 'case.handle', named('investigators'))],
  'case.defence-answered': [tell('case.to-decide', 'case.decide', named('forum'))],
  'case.decided': [tell('case.to-serve', 'case.handle', named('investigators'))],
  'case.exempted': [tell('case.to-serve', 'case.handle', named('investigators'))],
  'case.dismissed': [tell('case.to-serve', 'case.handle', named('investigators'))],
  'case.sealed-by-key': 'step',
  'case.served': [tell('case.served', 'case.defend', respondent)],
  'case.took-effect': 'asked',
  'case.effect-ended': [tell('case.effect-ended', 'case.defend', respondent)],
  'case.changed': [tell('case.changed', 'case.handle', named('investigators'))],
  'case.revoked': [tell('case.changed', 'case.handle', named('investigators'))],
  'case.remitted': [tell('case.remitted', 'case.handle', named('investigators'))],

  'appeal.filed': [tell('appeal.to-accept', 'appeal.handle', handlers)],
  'appeal.supplement-asked': [tell('appeal.to-supplement', 'appeal.file', respondent)],
  'appeal.supplemented': [tell('appeal.to-accept', 'appeal.handle', handlers)],
  'appeal.accepted': [tell('appeal.to-assign', 'appeal.assign', roles('leader', 'discipline'))],
  'appeal.inadmissible': [tell('appeal.inadmissible', 'appeal.file', respondent)],
  'appeal.assigned': [tell('appeal.to-decide', 'appeal.decide', named('reviewers'), { due: 'decide' })],
  'appeal.decided': [
    tell('appeal.to-serve', 'appeal.handle', handlers),
    tell('appeal.to-receive', 'appeal.receive', [...respondent, { seat: 'liaison' }]),
  ],
  'appeal.sealed-by-key': 'step',
  'appeal.served': [tell('appeal.served', 'appeal.file', respondent)],
  'appeal.extended': [
    tell('appeal.extended', 'appeal.own', respondent),
    tell('appeal.extended', 'appeal.decide', named('reviewers')),
  ],
  'appeal.went-further': 'step',
  'appeal.closed': 'asked',
  'appeal.executed': 'asked',
  'appeal.withdrawn': [tell('appeal.withdrawn', 'appeal.decide', named('reviewers'))],
  'appeal.alarmed': [
    tell('appeal.overdue', 'appeal.handle', handlers),
    tell('appeal.overdue', 'appeal.decide', named('reviewers')),
  ],
} as const;
