/** What can be asked of the system. A right is a verb on a noun; the commands that need it are named beside it. */
export const commandVerbs = {
  'plan.draft': ['draftPlan', 'revisePlan', 'submitPlan'],
  'plan.review': ['reviewPlan'],
  'plan.approve': ['approvePlan', 'cancelPlan'],
  'plan.return': ['returnPlan'],
  'plan.run': ['startPlan', 'completePlan', 'suspendPlan', 'resumePlan'],
  'assignment.create': ['createAssignment', 'reassignAssignment'],
  'assignment.release': ['checkAssignment', 'offerAssignment', 'releaseAssignment'],
  'assignment.answer': ['acceptAssignment', 'declineAssignment'],
  'assignment.end': ['abortAssignment', 'closeAssignment'],
  'visit.schedule': ['scheduleVisit'],
  'visit.record': [
    'openVisit',
    'startVisit',
    'answerQuestions',
    'noteOnVisit',
    'endVisit',
    'presentVisit',
    'submitVisit',
    'abortVisit',
  ],
  'visit.review': ['reviewVisit', 'returnVisit', 'lockVisit'],
  'visit.overrule': ['waiveCovert', 'invalidateVisit'],
  'evidence.record': ['startRecording', 'addSlices', 'captureEvidence'],
  'evidence.clear': ['clearEvidence', 'checkMask'],
  'evidence.mask': ['maskEvidence'],
  'evidence.exclude': ['excludeEvidence'],
  'finding.record': ['recordFinding', 'amendFinding', 'proposeFinding', 'dropFinding', 'supplementFinding'],
  'finding.confirm': ['confirmFinding', 'returnFinding', 'dismissFinding'],
  'finding.withdraw': ['withdrawFinding'],
  'finding.refer': ['referFinding'],
  'bulletin.draft': ['draftBulletin', 'reviseBulletin'],
  'bulletin.check': ['factCheckBulletin', 'reviewBulletin'],
  'bulletin.privacy-check': ['privacyCheckBulletin'],
  'bulletin.return': ['returnBulletin'],
  'bulletin.sign': ['signBulletin', 'correctBulletin', 'revokeBulletin'],
  'bulletin.number': ['numberBulletin'],
  'bulletin.issue': ['issueBulletin'],
  'registry.write': [
    'registerUnit',
    'reviseUnit',
    'registerPerson',
    'revisePerson',
    'establishSeat',
    'fillSeat',
    'vacateSeat',
    'registerWindow',
    'registerPost',
    'registerServiceItem',
    'prohibitArea',
  ],
  'registry.appoint': ['appointInspector', 'adoptTaxonomy', 'adoptChecklist'],
  'registry.settings': ['adoptRuleSetting', 'loadCalendar'],
  'relation.declare': ['declareRelation'],
  'account.keep': ['openAccount', 'closeAccount'],
  'role.grant': ['grantRole', 'revokeRole'],
  'device.propose': ['proposeDevice', 'revokeDevice'],
  'device.confirm': ['enrolDevice', 'refuseDevice'],
  'person-key.enrol': ['enrolPersonKey'],
} as const satisfies Record<string, readonly string[]>;

/** Reading, and acts of the server that are no command of a lifecycle. */
export const furtherVerbs = [
  'registry.read',
  'person.read',
  'plan.read',
  'assignment.read',
  'visit.read',
  'evidence.read',
  'finding.read',
  'finding.count',
  'bulletin.read',
  'account.read',
  'account.unlock',
  'account.reset-password',
  'role.read',
  'device.read',
  'log.read',
  'journal.read',
  'journal.verify',
  'journal.release',
  'fields.erase',
  'exchange.use',
  'work.read',
] as const;

export type Verb = keyof typeof commandVerbs | (typeof furtherVerbs)[number];
export const verbs = [
  ...(Object.keys(commandVerbs) as (keyof typeof commandVerbs)[]),
  ...furtherVerbs,
] as readonly Verb[];

const byCommand = new Map<string, Verb>(
  (Object.entries(commandVerbs) as [Verb, readonly string[]][]).flatMap(([verb, commands]) =>
    commands.map((command): [string, Verb] => [command, verb]),
  ),
);

/** The right a command needs; null for what only the office's own clock may do. */
export const verbOf = (command: string): Verb | null => byCommand.get(command) ?? null;
