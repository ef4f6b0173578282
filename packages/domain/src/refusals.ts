/** Every expected "no", with the facts its sentence needs. The words are in `@mingcha/words` under the same code. */
export const refusalFacts = {
  // of every subject
  'changed-meanwhile': ['state'],
  'state-forbids': ['subject', 'command', 'state'],
  'not-open-yet': ['subject', 'command'],
  'role-missing': ['roles'],
  'not-found': ['subject'],
  'not-allowed': ['verb'],
  'input-invalid': ['field'],
  'secrecy-too-high': ['secrecy'],
  recused: ['person'],
  'wording-vague': ['phrase'],
  'scenario-entraps': ['phrase'],

  // sessions and the server's own border
  'not-signed-in': [],
  'session-expired': [],
  'sign-in-failed': ['left'],
  'account-locked': ['minutes'],
  'account-closed': [],
  'password-weak': ['length'],
  'password-must-change': [],
  'password-old': ['days'],
  'password-wrong': ['left'],
  'password-used-before': ['count'],
  'setup-code-wrong': [],
  'office-already-founded': [],
  'office-not-founded': [],
  'too-many-requests': ['seconds'],
  'server-busy': [],
  'server-failed': ['reference'],
  offline: [],
  'name-taken': ['name'],
  'payload-unreadable': [],
  'key-missing': ['subject'],

  // plans
  'plan.incomplete': ['field'],
  'plan.dates-reversed': ['from', 'to'],
  'plan.reviewer-is-planner': [],
  'plan.approver-is-planner': [],
  'plan.targets-too-frequent': ['count'],
  'plan.revision-changes-nothing': [],
  'plan.assignments-open': ['count'],
  'plan.no-assignment': [],

  // assignments
  'assignment.plan-not-approved': ['state'],
  'assignment.outside-plan': ['what'],
  'assignment.needs-two': ['count'],
  'assignment.lead-not-member': [],
  'assignment.lead-not-qualified': [],
  'assignment.member-recused': ['count'],
  'assignment.not-checked-clear': [],
  'assignment.not-a-member': [],
  'assignment.already-answered': [],
  'assignment.visits-open': ['count'],
  'assignment.team-unchanged': [],

  // visits
  'visit.assignment-not-released': ['state'],
  'visit.not-a-member': [],
  'visit.not-opened': [],
  'visit.member-unknown': ['person'],
  'visit.member-not-attested': ['person'],
  'visit.needs-two': ['count'],
  'visit.position-reason-missing': [],
  'visit.covert-still-open': [],
  'visit.waiver-not-needed': [],
  'visit.no-duration': [],
  'visit.checklist-incomplete': ['missing'],
  'visit.findings-open': ['count'],
  'visit.recording-open': ['count'],
  'visit.not-all-signed': ['signed', 'of'],
  'visit.changed-since-presented': ['presented', 'present'],
  'visit.reviewer-is-member': [],
  'visit.lead-reviews-own': [],
  'visit.evidence-not-verified': ['count'],
  'visit.not-overdue': [],
  'visit.already-alarmed': [],

  // evidence
  'evidence.visit-not-running': ['state'],
  'evidence.mode-not-allowed': ['medium'],
  'evidence.slices-differ': ['expected', 'found'],
  'evidence.hash-differs': [],
  'evidence.hash-agrees': [],
  'evidence.checker-is-maker': [],
  'evidence.clearer-is-maker': [],
  'evidence.mask-differs': [],
  'evidence.mask-is-original': [],
  'evidence.not-yours': [],

  // findings
  'finding.visit-closed': ['state'],
  'finding.not-a-member': [],
  'finding.words-missing': ['at'],
  'finding.place-missing': ['at'],
  'finding.code-missing': [],
  'finding.code-unknown': ['code', 'style'],
  'finding.criterion-missing': [],
  'finding.unit-missing': [],
  'finding.post-missing': [],
  'finding.post-and-reason': [],
  'finding.evidence-missing': [],
  'finding.evidence-foreign': ['count'],
  'finding.evidence-not-intact': ['count'],
  'finding.severity-missing': [],
  'finding.nothing-changed': [],
  'finding.observed-outside-visit': [],
  'finding.visit-not-reviewed': ['state'],
  'finding.visit-invalidated': [],
  'finding.reviewer-is-inspector': [],
  'finding.one-person-needs-director': [],
  'finding.covert-only-needs-director': [],
  'finding.favour-needs-director': [],
  'finding.praise-not-referred': [],

  // bulletins
  'bulletin.no-findings': [],
  'bulletin.finding-not-confirmed': ['count'],
  'bulletin.finding-repeated': ['count'],
  'bulletin.incomplete': ['field'],
  'bulletin.too-long': ['characters', 'limit'],
  'bulletin.photo-not-cleared': ['count'],
  'bulletin.photo-foreign': ['count'],
  'bulletin.reviewer-is-drafter': [],
  'bulletin.signer-is-drafter': [],
  'bulletin.signer-is-reviewer': [],
  'bulletin.view-changed': [],
  'bulletin.number-not-next': ['next'],
  'bulletin.series-differs': [],
  'bulletin.year-differs': ['year'],
  'bulletin.render-differs': [],
  'bulletin.copies-too-few': ['copies', 'needed'],
  'bulletin.sealed-in-future': [],
  'bulletin.sealed-before-number': ['day'],
  'bulletin.not-sealed': [],
  'bulletin.units-not-recipients': ['count'],
  'bulletin.not-a-correction': [],
  'bulletin.corrects-not-issued': [],
  'bulletin.publication-closed': [],

  // registry
  'registry.parent-in-circle': [],
  'registry.seat-taken': [],
  'registry.seat-empty': [],
  'registry.promise-longer-than-law': ['promised', 'statutory'],
  'registry.relation-names-nobody': [],
  'registry.relation-of-another': [],
  'registry.calendar-day-outside-year': ['day'],
  'registry.version-taken': ['version'],
  'registry.person-erased': [],

  // erasures
  'erasure.second-person': [],
  'erasure.not-held': ['count'],
  'erasure.person-in-office': [],

  // attachments, proof of service, paper
  'attachment.empty': [],
  'attachment.too-large': ['megabytes'],
  'attachment.type': [],
  'attachment.missing': ['name'],
  'service.in-future': [],
  'service.before-issue': [],
  'service.electronic-not-own': [],
  'service.proof-missing': ['method', 'missing'],
  'paper.recorder-is-decider': [],
  'paper.recorder-is-drafter': [],
  'paper.checker-is-recorder': [],
  'paper.checker-is-decider': [],
  'paper.decider-has-no-duty': ['roles'],
  'paper.decided-before-prepared': ['day'],
  'paper.decided-in-future': [],
  'paper.about-another': [],
  'paper.act-unknown': [],

  // one-time codes
  'pass.unknown': [],
  'pass.over': [],
  'pass.until-past': [],
  'pass.not-for-this': [],
  'pass.not-over': [],

  // access
  'access.admins-exclusive': ['held', 'wanted'],
  'access.grant-to-self': [],
  'access.account-opener-grants': [],
  'access.already-held': [],
  'access.not-held': [],
  'access.last-security-admin': [],
  'access.account-exists': [],
  'access.device-second-person': [],
  'access.device-not-proposed': ['state'],
  'access.device-revoked': [],
  'access.device-unknown': [],
  'access.code-expired': [],
  'access.code-taken': [],
  'access.opened-otherwise': [],
  'access.code-wrong': ['left'],
  'access.person-not-of-device': [],
  'access.erasure-needs-two': [],
  'access.writer-class-forbids': ['kind', 'writerClass'],
} as const satisfies Record<string, readonly string[]>;

export type RefusalCode = keyof typeof refusalFacts;
export const refusalCodes = Object.keys(refusalFacts) as readonly RefusalCode[];

export type FactsOf<Code extends RefusalCode> = Readonly<
  Record<(typeof refusalFacts)[Code][number], string | number>
>;

/** A state of affairs that stands in the way: a stable code and the facts its sentence is filled with. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly facts: Readonly<Record<string, string | number>>;
}

type FactArguments<Code extends RefusalCode> = (typeof refusalFacts)[Code]['length'] extends 0
  ? []
  : [facts: FactsOf<Code>];

export const refusal = <Code extends RefusalCode>(code: Code, ...[facts]: FactArguments<Code>): Refusal => ({
  code,
  facts: facts ?? {},
});

export const isRefusalCode = (code: string): code is RefusalCode => Object.hasOwn(refusalFacts, code);
