/**
 * For every procedure that is asked about one row: which kind of row, and words that pass its schema. `expected` is a count
 * that no subject has, so that a command which reaches its row ends in `changed-meanwhile` and changes nothing.
 */
export interface Sample {
  readonly row: string;
  readonly key?: string;
  readonly said?: object;
}

const reason = '理由充分';
const expected = 999_999;
const on = (row: string, said: object = {}): Sample => ({ row, said: { expected, ...said } });
const read = (row: string): Sample => ({ row });

const planFields = {
  title: '暗访',
  basis: '',
  scope: '',
  method: '',
  modes: [],
  from: '2026-11-16',
  to: '2026-11-30',
  covertFirst: true,
  units: [],
};
const paper = {
  title: '通报',
  series: '清督',
  findings: [],
  intro: '',
  requirements: '',
  recipients: [],
  cc: [],
  photos: [],
};
const someone = `per_${'a'.repeat(26)}`;
const somewhere = `unt_${'a'.repeat(26)}`;
const hash = 'a'.repeat(64);
const scan = { sha256: hash, size: 9, mime: 'application/pdf', name: '扫描件.pdf' };

const order = {
  unit: somewhere,
  title: '整改通知',
  basis: '督查计划',
  contact: { person: '某人', phone: '0000' },
  items: [{ n: 1, finding: `fnd_${'a'.repeat(26)}`, mode: 'DATED', days: 15, assistants: [] }],
  requirements: [{ n: 1, text: reason }],
  reportFormat: '逐项报告',
};

const proposal = {
  person: someone,
  unit: null,
  role: 'direct',
  findings: [`fnd_${'a'.repeat(26)}`],
  facts: reason,
  clauses: ['NEGLECT'],
  measures: ['WARN'],
  factors: [],
  organ: { authority: 'SUPERVISION', name: '监察委员会' },
};
const missing = { sha256: hash, size: 9, mime: 'application/pdf', name: '未送达.pdf' };
/** Without a scan, so that no file is looked for before the row is. */
const inHand = { method: 'electronic', at: 1, witnesses: [] };
const sitting = { on: '2026-11-20', participants: [someone], minutes: missing };

export const samples: Readonly<Record<string, Sample>> = {
  'plans.get': read('plan'),
  'plans.revise': on('plan', planFields),
  'plans.submit': on('plan'),
  'plans.review': on('plan', { opinion: reason }),
  'plans.approve': on('plan', { instruction: reason }),
  'plans.return': on('plan', { reason }),
  'plans.start': on('plan'),
  'plans.complete': on('plan'),
  'plans.cancel': on('plan', { reason }),
  'plans.suspend': on('plan', { reason }),
  'plans.resume': on('plan', { reason }),
  'assignments.get': read('assignment'),
  'assignments.accept': on('assignment', { declaration: reason }),
  'assignments.decline': on('assignment', { reason }),
  'assignments.release': on('assignment'),
  'assignments.reassign': on('assignment', { members: [someone], lead: someone }),
  'assignments.abort': on('assignment', { reason }),
  'assignments.close': on('assignment'),
  'visits.get': read('visit'),
  'visits.review': on('visit'),
  'visits.return': on('visit', { reason, points: [] }),
  'visits.lock': on('visit'),
  'visits.invalidate': on('visit', { reason }),
  'visits.waiveCovert': on('visit', { reason }),
  'evidence.get': read('evidence'),
  'evidence.clear': on('evidence', { statement: reason, found: 'none' }),
  'evidence.mask': on('evidence', { regions: [{ what: 'face', x: 0, y: 0, w: 10, h: 10 }] }),
  'evidence.checkMask': on('evidence', { sha256: hash }),
  'evidence.exclude': on('evidence', { reason }),
  'findings.get': read('finding'),
  'findings.confirm': on('finding', { opinion: reason }),
  'findings.return': on('finding', { reason }),
  'findings.dismiss': on('finding', { reason }),
  'findings.withdraw': on('finding', { reason }),
  'findings.refer': on('finding', { ground: reason }),
  'findings.nameHolders': on('finding', { holders: [someone] }),
  'confirmations.open': on('finding'),
  'confirmations.get': read('confirmation'),
  'confirmations.serve': on('confirmation', { proof: { method: 'electronic', at: 1 } }),
  'confirmations.noteRefusal': on('confirmation', {
    witnesses: [
      { name: '甲', organ: '社区' },
      { name: '乙', organ: '社区' },
    ],
    note: reason,
  }),
  'confirmations.receive': on('confirmation'),
  'confirmations.answer': on('confirmation', { answer: 'agrees' }),
  'confirmations.reply': on('confirmation', { points: [{ n: 1, outcome: 'accepted', text: reason }] }),
  'findings.supplement': on('finding', { reason }),
  'bulletins.get': read('bulletin'),
  'bulletins.preview': read('bulletin'),
  'bulletins.revise': on('bulletin', paper),
  'bulletins.factCheck': on('bulletin', { opinion: reason }),
  'bulletins.privacyCheck': on('bulletin', { statement: reason }),
  'bulletins.review': on('bulletin', { opinion: reason }),
  'bulletins.return': on('bulletin', { reason }),
  'bulletins.sign': on('bulletin', { viewHash: hash, opinion: reason }),
  'bulletins.number': on('bulletin'),
  'bulletins.issue': on('bulletin', { units: [somewhere] }),
  'bulletins.publish': on('bulletin'),
  'bulletins.correct': on('bulletin', { by: `bul_${'a'.repeat(26)}`, reason }),
  'bulletins.revoke': on('bulletin', { reason }),
  'orders.get': read('order'),
  'orders.preview': read('order'),
  'orders.revise': on('order', order),
  'orders.submit': on('order'),
  'orders.return': on('order', { reason }),
  'orders.issue': on('order', { viewHash: hash, opinion: reason }),
  'orders.printWithCode': on('order', {
    role: 'liaison',
    seat: `sea_${'a'.repeat(26)}`,
    until: '2026-12-31',
  }),
  'orders.serve': on('order', { proof: { method: 'direct', at: 1, receivedBy: '某人', scan } }),
  'orders.acknowledge': on('order'),
  'orders.object': on('order', { points: [{ n: 1, text: reason }] }),
  'orders.answerObjection': on('order', {
    points: [{ n: 1, text: reason, outcome: 'rejected' }],
    outcome: 'rejected',
  }),
  'orders.plan': on('order', {
    items: [{ n: 1, leader: '某人', section: '科室', person: '某人', measure: reason, by: '2026-11-24' }],
  }),
  'orders.askExtension': on('order', { n: 1, days: 3, reason }),
  'orders.extend': on('order', { n: 1, days: 3, reason }),
  'orders.refuseExtension': on('order', { n: 1, reason }),
  'orders.report': on('order', {
    items: [{ n: 1, result: reason, rootCause: reason, sameClass: reason, handler: '某人', proof: [scan] }],
  }),
  'orders.verify': on('order', { n: 1, result: 'done', method: 'document', note: reason }),
  'orders.closeItem': on('order', { n: 1, opinion: reason }),
  'orders.rejectItem': on('order', { n: 1, reason, days: 3 }),
  'orders.revoke': on('order', { reason }),
  'cases.get': read('case'),
  'cases.revise': on('case', proposal),
  'cases.withdraw': on('case', { reason }),
  'cases.transfer': on('case', { handover: ['材料'] }),
  'cases.approve': on('case', { opinion: reason }),
  'cases.return': on('case', { reason }),
  'cases.accept': on('case', { investigators: [someone] }),
  'cases.refuse': on('case', { reason }),
  'cases.serveNotice': on('case', {
    measures: ['WARN'],
    months: 6,
    facts: reason,
    basis: reason,
    proof: inHand,
  }),
  'cases.answerDefence': on('case', { points: [], forum: [someone] }),
  'cases.serve': on('case', { to: 'unit', proof: inHand }),
  'cases.defend': on('case', { waived: true, points: [], files: [] }),
  'cases.decide': on('case', {
    measures: ['WARN'],
    months: 6,
    reasons: reason,
    basis: reason,
    from: '2026-11-20',
    discussion: sitting,
  }),
  'cases.exempt': on('case', { ground: reason, discussion: sitting }),
  'cases.dismiss': on('case', { ground: reason, discussion: sitting }),
  'appeals.get': read('appeal'),
  'appeals.supplement': on('appeal', { grounds: reason, files: [] }),
  'appeals.withdraw': on('appeal', { reason }),
  'appeals.askSupplement': on('appeal', { what: reason }),
  'appeals.accept': on('appeal'),
  'appeals.refuse': on('appeal', { reason }),
  'appeals.serve': on('appeal', { proof: inHand }),
  'appeals.assign': on('appeal', { reviewers: [someone] }),
  'appeals.decide': on('appeal', { result: 'upheld', reasons: reason, discussion: sitting }),
  'appeals.execute': on('appeal', { did: [{ what: 'told-upheld' }] }),
  'registry.unit.get': read('unit'),
  'registry.person.get': read('person'),
  'registry.reviseUnit': on('unit', {
    code: 'X',
    name: 'X',
    level: 'unit',
    parent: null,
    targetClass: null,
    hasWindow: false,
  }),
  'registry.revisePerson': on('person', { name: '某人', unit: null }),
  'registry.appointInspector': on('person', { homeUnit: null }),
  'registry.fillSeat': on('seat', { person: someone }),
  'registry.vacateSeat': on('seat', { reason }),
  'registry.reviseSeat': on('seat', { unit: null, title: '科长' }),
  'registry.reviseWindow': on('window', { unit: somewhere, name: '东厅' }),
  'registry.revisePost': on('post', { unit: somewhere, name: '窗口人员' }),
  'registry.reviseServiceItem': on('service-item', {
    code: 'X',
    name: 'X',
    unit: somewhere,
    handlingMode: 'PROMISED',
    statutoryLimit: 2,
    promisedLimit: 1,
    feeFen: 0,
  }),
  'registry.reviseArea': on('area', { name: '卫生间', nature: 'toilet' }),
  'registry.reviseRelation': on('relation', { person: someone, unit: somewhere, nature: '配偶' }),
  'erasures.get': read('erasure'),
  'erasures.approve': on('erasure'),
  'erasures.refuse': on('erasure', { reason }),
  'access.accounts.close': on('account', { reason }),
  'access.roles.revoke': on('role-grant'),
  'access.devices.confirm': on('device'),
  'access.devices.refuse': on('device', { reason }),
  'access.devices.revoke': on('device', { reason }),
  'papers.get': read('paper'),
  'papers.enter': on('paper', {
    decidedBy: someone,
    decidedOn: '2026-11-20',
    said: { decision: 'agree', opinion: reason },
    scan,
  }),
  'papers.check': on('paper'),
  'papers.mismatch': on('paper', { reason }),
  'papers.void': on('paper', { reason }),
  'passes.revoke': on('pass', { reason }),
  'bulletins.seal': on('bulletin', {
    copies: 9,
    sealedBy: someone,
    sealedOn: '2026-11-20',
    register: '2026-1',
    scan,
  }),
  'journal.get': { row: 'entry', key: 'hash' },
  'journal.verifyEntry': { row: 'entry', key: 'hash' },
};

/** Asked about one row, and left out of the walk over rows because a call that reaches it would change it for good. */
export const actsAtOnce: readonly string[] = [
  'access.accounts.unlock',
  'access.accounts.resetPassword',
  'journal.held.release',
];
