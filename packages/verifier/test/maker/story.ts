import { randomBytes } from 'node:crypto';
import { measured, Office } from './office.ts';
import { drawn, hand, hexOf, jcs, type Thing } from './primitives.ts';

/** One visit from its order to its bulletin, with a photograph that was covered, one that was destroyed, and a word that was erased. */
export function tellStory() {
  const office = new Office();
  const { lane, tablet } = office;
  const person = hand('p256');
  const [inspector, editor, checker] = [drawn('per'), drawn('per'), drawn('per')];
  const [visit, finding, photo, clip, bulletin, device] = [
    `visit ${drawn('vis')}`,
    `finding ${drawn('fnd')}`,
    `evidence ${drawn('evd')}`,
    `evidence ${drawn('evd')}`,
    `bulletin ${drawn('bul')}`,
    `device ${drawn('dev')}`,
  ];
  const picture = randomBytes(5000);
  const covered = randomBytes(3000);
  const film = randomBytes(4096);
  const printed = Buffer.from('%PDF-1.7 printed');
  const view = Buffer.from(jcs({ title: '通报', number: '清督〔2026〕3号', bulletin }));
  const viewHash = hexOf(view);
  const say = (
    kind: string,
    subject: string,
    payload: Thing = {},
    by = lane,
    who = editor,
    token: string | null = null,
  ) => office.say({ by, kind, subject, payload, person: who, token });
  const enrol = ({ id, publicKey, short }: typeof lane) => ({ writer: id, publicKey, alg: short });

  say('office.founded', `office ${office.id}`, { name: '清江县督查室' });
  say('lane.opened', `lane ${drawn('lan')}`, enrol(lane));
  say('device.proposed', device, { ...enrol(tablet), name: '平板 1', persons: [inspector] });
  say('device.enrolled', device);
  say('person-key.enrolled', `person-key ${drawn('pky')}`, {
    person: inspector,
    device: device.slice(7),
    publicKey: person.publicKey,
    alg: person.short,
  });
  say('visit.scheduled', visit, { unit: 'unt_x' });
  office.close(lane);
  const token = office.token(tablet.id);
  const early = office.log.length;
  const field = (kind: string, subject: string, payload: Thing = {}) =>
    say(kind, subject, payload, tablet, inspector, token);
  field('note.taken', `visit ${drawn('vis')}`, { text: 'elsewhere' });
  field('visit.opened', visit, { packVersion: 1 });
  field('visit.started', visit, { members: [inspector], position: null });
  const captured = field('evidence.captured', photo, {
    visit: visit.slice(6),
    medium: 'photo',
    mime: 'image/jpeg',
    ...measured(picture),
  });
  field('note.taken', `visit ${drawn('vis')}`, { text: 'elsewhere, between' });
  field('evidence.captured', clip, {
    visit: visit.slice(6),
    medium: 'video',
    mime: 'video/webm',
    ...measured(film, 4096),
  });
  const recorded = field('finding.recorded', finding, {
    visit: visit.slice(6),
    style: 'LAZY',
    observation: '看网络视频',
    statement: '张某说',
  });
  const body = { v: 1, alg: person.alg, key: person.id, person: inspector, of: recorded.hash, method: 'pin' };
  field('attested', finding, {
    of: recorded.hash,
    person: inspector,
    key: person.publicKey,
    alg: person.short,
    method: 'pin',
    proof: person.sign('attest', body),
  });
  const submitted = field('visit.submitted', visit, { presented: [recorded.hash], count: 1 });
  office.close(tablet);
  say('evidence.received', photo, { sha256: hexOf(picture), size: picture.length });
  say('evidence.received', clip, { sha256: hexOf(film), size: film.length });
  say('evidence.masked', photo, { sha256: hexOf(covered), regions: [{ what: 'face' }], maker: editor });
  say('evidence.mask-checked', photo, { sha256: hexOf(covered) }, lane, checker);
  const destroyed = say('evidence.destroyed', clip, { sha256: hexOf(film), approvals: [editor, checker] });
  const erased = say('fields.erased', finding, {
    entries: [{ hash: recorded.hash, paths: ['statement'] }],
    approvals: [editor, checker],
    reason: '当事人申请',
  });
  say('bulletin.drafted', bulletin, {
    title: '通报',
    photos: [{ evidence: photo.slice(9), sha256: hexOf(covered) }],
  });
  say('bulletin.signed', bulletin, { viewHash, opinion: '同意' });
  say('bulletin.numbered', bulletin, { number: '清督〔2026〕3号', serial: 3, year: 2026 });
  say('bulletin.rendered', bulletin, {
    sha256: hexOf(printed),
    size: printed.length,
    fingerprint: 'x',
    viewHash,
  });
  say('unit.revised', 'unit unt_x', { name: 'elsewhere' });
  office.close(lane);

  // What was erased is away in every copy; its digest stays.
  recorded.fields = recorded.fields.map((each) =>
    each.path === 'statement' ? { path: each.path, digest: Office.digest(each), by: erased.hash } : each,
  );
  const files = {
    original: { bytes: picture, ext: 'jpg', mime: 'image/jpeg', folder: 'evidence', of: captured.hash },
    masked: { bytes: covered, ext: 'jpg', mime: 'image/jpeg', folder: 'evidence', of: '' },
    document: { bytes: printed, ext: 'pdf', mime: 'application/pdf', folder: 'documents', of: '' },
    view: { bytes: view, ext: 'json', mime: 'application/json', folder: 'views', of: '' },
  };
  const of = (kind: string) => office.log.find(({ header }) => header.kind === kind)?.hash ?? '';
  files.masked.of = of('evidence.masked');
  files.document.of = of('bulletin.rendered');
  files.view.of = of('bulletin.signed');
  return {
    office,
    people: { inspector, editor, checker, key: person },
    subjects: { visit, finding, photo, clip, bulletin, device },
    early,
    submitted,
    files,
    destroyed: { sha256: hexOf(film), by: destroyed.hash },
    code: `mingcha/bulletin/1\n清督〔2026〕3号\n${viewHash}`,
  };
}

export type Story = ReturnType<typeof tellStory>;
