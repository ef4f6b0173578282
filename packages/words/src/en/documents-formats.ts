import type { Translated } from '../translated.ts';
import type { formatDocuments as zh } from '../zh/documents-formats.ts';

// Scheme (D1), conclusion (D8), urging slip (D12), briefing (D21), minutes and approval sheet.
export const formatDocuments: Translated<typeof zh> = {
  'document.scheme.title': '{{title}}: inspection scheme',
  'document.scheme.name': 'Inspection scheme',
  'document.scheme.basis': 'Basis',
  'document.scheme.scope': 'Content and scope',
  'document.scheme.targets': 'Targets',
  'document.scheme.targets.line': '{{n}} units: {{list}}.',
  'document.scheme.days': 'Days',
  'document.scheme.days.line': 'From {{from}} to {{to}}.',
  'document.scheme.day.line': '{{from}}, one day.',
  'document.scheme.method': 'Method',
  'document.scheme.covert-first':
    'Unannounced visits first, announced ones after: no notice, no greeting, no briefing, no company; straight to the counter.',
  'document.scheme.any-order': 'Announced and unannounced visits follow the task cards, in any order.',
  'document.scheme.modes': 'Ways of recording: {{list}}. No device records unattended.',
  'document.scheme.lists': 'Lists of questions: {{list}}.',
  'document.scheme.standing-lists': 'The standing lists of questions are used.',
  'document.scheme.rules': 'Teams and rules',
  'document.scheme.rule': '{{n}}. {{text}}',
  'document.scheme.rule.team':
    'Teams are named on task cards, two people or more, led by one; every member signs the record of an unannounced visit.',
  'document.scheme.rule.recusal':
    'Whoever is close to a unit stands aside; each member declares it before each task.',
  'document.scheme.rule.places':
    'Toilets, changing rooms, nursing rooms, dormitories and guest rooms are never recorded; nobody is led into a breach.',
  'document.scheme.rule.secrecy':
    'This scheme, task cards, cover stories and names stay secret until they are announced.',
  'document.scheme.rule.discipline':
    'No meals, gifts or arrangements from an inspected unit; its work is not interfered with.',
  'document.scheme.approval': 'By whose hands it went',
  'document.scheme.step': '{{step}}: {{person}}, {{day}}.',
  'document.scheme.step-said': '{{step}}: {{person}}, {{day}}. Opinion: {{said}}',
  'document.scheme.step.drafted': 'Drafted',
  'document.scheme.step.submitted': 'Submitted',
  'document.scheme.step.reviewed': 'Legal review',
  'document.scheme.step.returned': 'Returned',
  'document.scheme.step.approved': 'Approved',
  'document.conclusion.overview': 'Overview',
  'document.conclusion.overview.line':
    'From {{from}} to {{to}} your unit was visited {{visits}} times, {{windows}} windows were seen. {{n}} problems were found.',
  'document.conclusion.findings': 'What was found',
  'document.conclusion.finding': '{{n}}. {{place}}. {{day}} {{time}}, {{condition}}',
  'document.conclusion.criterion': 'Criterion: {{text}}',
  'document.conclusion.cause': 'Cause: {{text}}',
  'document.conclusion.effect': 'Effect: {{text}}',
  'document.conclusion.recommendation': 'Recommendation: {{text}}',
  'document.conclusion.praise': 'Good practice',
  'document.conclusion.matters': 'To be put right',
  'document.conclusion.review': 'Right to a review',
  'document.conclusion.review.line':
    'Whoever objects to this conclusion may ask the organ that made it for a review within {{days}} days of receipt (Government Inspection Regulation, article 16). What is to be put right is put right meanwhile.',
  'document.conclusion.evidence': 'List of evidence',
  'document.conclusion.column.number': 'No.',
  'document.conclusion.column.of': 'Finding',
  'document.conclusion.column.medium': 'Kind',
  'document.conclusion.column.at': 'Taken',
  'document.conclusion.column.hash': 'Fingerprint (SHA-256)',
  'document.urging.order':
    'The order {{number}} was served on your unit on {{day}}. The following is past its term and not done.',
  'document.urging.instruction': 'On {{day}} a leader instructed: “{{text}}”. The following is urged.',
  'document.urging.times': 'This is urging no. {{n}}.',
  'document.urging.matters': 'What is urged',
  'document.urging.matter': '{{n}}. {{matter}}. Term: {{day}}.',
  'document.urging.matter-late': '{{n}}. {{matter}}. Term: {{day}}, {{late}} working days ago.',
  'document.urging.requirement': 'What is required',
  'document.urging.assistants': 'Assisting: {{list}}.',
  'document.urging.report':
    'Report the result to {{office}} in writing by {{day}}, signed by your head and sealed. What is not done then goes to the leader in charge and is dealt with by the rules.',
  'document.withdrawal.opening':
    'The {{kind}} “{{title}}” ({{number}}) of {{dated}} was withdrawn on {{day}}.',
  'document.withdrawal.everybody': 'All units that received it',
  'document.withdrawal.readers': 'All readers',
  'document.withdrawal.recipients': 'This notice goes to: {{list}}.',
  'document.withdrawal.kind.bulletin': 'bulletin',
  'document.withdrawal.kind.order': 'order',
  'document.withdrawal.kind.urging': 'urging slip',
  'document.withdrawal.kind.conclusion': 'conclusion',
  'document.withdrawal.kind.briefing': 'briefing',
  'document.withdrawal.kind.minutes': 'minutes',
  'document.withdrawal.reason': 'Why',
  'document.withdrawal.means': 'What this means',
  'document.withdrawal.void':
    'It has no effect from {{day}} on: it is neither quoted nor passed on. Its number is not used again.',
  'document.withdrawal.means.order':
    'The days it set no longer run from that day on, and nothing is to be reported by it. Where another order is made, that one counts.',
  'document.withdrawal.means.urging':
    'What it asked to be reported is not to be reported. Whether the order it urged stands is said by that order.',
  'document.withdrawal.means.conclusion':
    'What it asked for is not to be done, and the days for a review no longer run. Where another conclusion is made, that one counts.',
  'document.withdrawal.means.briefing': 'What it told is told by a later issue.',
  'document.withdrawal.means.minutes':
    'Nothing is done by what it records. Where other minutes are issued, those count.',
  'document.withdrawal.published':
    'Where everybody could read it, this office tells there that it was withdrawn.',
  'document.withdrawal.copies': 'Copies',
  'document.withdrawal.copies.return':
    'Send every copy back to {{office}}, photocopies too, and delete the files.',
  'document.withdrawal.copies.destroy':
    'Destroy every copy, photocopies and files too, and note that you did.',
  'document.withdrawal.copies.keep':
    'Mark the first page as withdrawn, with the number of this notice, and keep it in the file unused.',
  'document.minutes.mark': '{{office}}: minutes',
  'document.minutes.opening':
    'On {{day}} {{chair}} chaired a meeting at {{place}}. What was agreed is recorded below.',
  'document.minutes.present': 'Present: ',
  'document.minutes.excused': 'Excused: ',
  'document.minutes.attending': 'Attending: ',
  'document.briefing.issue': 'Issue {{issue}}',
  'document.briefing.issue-of': 'Issue {{issue}} ({{total}} in all)',
  'document.briefing.no-issue': 'Issue    ',
  'document.briefing.number': '{{series}} {{year}}, {{issue}}',
  'document.briefing.up': 'To (above): ',
  'document.briefing.across': 'To: ',
  'document.briefing.down': 'To (below): ',
  'document.briefing.hands': 'Signed: {{signer}}  Edited: {{editor}}',
  'document.briefing.copies': '{{copies}} copies',
  'document.briefing.source': '(Sent in by {{source}})',
  'document.figures.title': 'Inspection and rectification, {{from}} to {{to}}',
  'document.figures.bulletins': '{{from}} to {{to}}: {{n}} bulletins issued. {{list}}',
  'document.figures.orders':
    'In the same time {{orders}} orders to {{units}} units with {{items}} items; {{closed}} closed, {{overdue}} late.',
  'document.figures.late': '{{unit}}: {{n}} late.',
  'document.approval.title': 'Approval sheet',
  'document.approval.subject': 'Title',
  'document.approval.number': 'Number',
  'document.approval.secrecy': 'Secrecy',
  'document.approval.scope': 'For whom',
  'document.approval.scope.internal': 'Inside the administration. Reason: {{reason}}',
  'document.approval.scope.public': 'For everybody ({{naming}}). Reason: {{reason}}',
  'document.approval.naming.unit': 'no names, units only',
  'document.approval.naming.surname': 'surnames only',
  'document.approval.impact':
    'Impact on personal information\nPurpose: {{purpose}}\nNecessity: {{necessity}}\nEffects: {{effects}}\nMeasures: {{measures}}',
  'document.approval.recipients': 'To',
  'document.approval.cc': 'Copies',
  'document.approval.opening': 'Opening',
  'document.approval.findings': 'Facts',
  'document.approval.findings.line': '{{n}}; the whole text is attached.',
  'document.approval.dropped':
    'One confirmed finding taken out. Asked for by: {{askedBy}}. Reason: {{reason}}',
  'document.approval.dropped.erased':
    'Confirmed findings were taken out; what was said of it was lawfully destroyed.',
  'document.approval.step.drafted': 'Drafted',
  'document.approval.step.revised': 'Revised',
  'document.approval.step.handed-in': 'Handed in',
  'document.approval.step.fact-checked': 'Facts checked',
  'document.approval.step.privacy-checked': 'Privacy checked',
  'document.approval.step.reviewed': 'Legal review',
  'document.approval.step.returned': 'Returned',
  'document.approval.step.signed': 'Signed',
  'document.approval.hand': '{{person}} ({{seat}})',
  'document.approval.when': '{{day}} {{time}}',
  'document.approval.paper': 'Decided on paper; the scan lies with {{paper}}.',
  'document.approval.note':
    'Made from the journal: opinions, names and times are those of entries signed by the person named. Not to be altered by hand.',
};
