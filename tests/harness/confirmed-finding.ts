import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { nodeAead } from '@mingcha/db';
import type { Question } from '@mingcha/domain/registry';
import { codeApi } from '@mingcha/prisma/client';
import { photograph } from '@mingcha/prisma/photo';
import { DemoTablet } from '@mingcha/prisma/tablet';
import { idFrom, ports, signerOf } from '@mingcha/server';
import { type SmallOffice, sendTeam, team } from './small-office.ts';

const seen = [
  { observation: '10时20分至10时45分，3号窗口无人值守，无顶岗安排，群众排队等候。', place: '3号窗口' },
  { observation: '11时05分，取号机停用，未张贴告知，群众无法取号。', place: '取号区' },
  { observation: '11时30分，办事指南与公布的材料清单不一致，多要一份证明。', place: '咨询台' },
] as const;

type Office = SmallOffice & { readonly unit: string };

/**
 * Faults of one visit as far as an order needs them: recorded on a tablet that has no screen, taken over by the director, put
 * before the unit, agreed to with a code, confirmed. Answers their ids.
 */
export async function confirmedFindings(url: string, office: Office, count: number): Promise<string[]> {
  const director = await office.as('director');
  const members = team.map(office.personOf);
  const [lead = ''] = members;
  const tablet = await enrolled(url, office);
  const visit = await sendTeam(office);
  await tablet.start(visit, members, await tablet.pull());
  const ids: string[] = [];
  for (const [n, fault] of seen.slice(0, count).entries()) {
    const picture = await photograph({ time: '10:20', kind: 'absent', variant: n });
    const photo = await tablet.photograph(visit, lead, picture, true);
    const observed = {
      ...fault,
      style: 'POOR' as const,
      subCode: 'ABSENT',
      unit: office.unit,
      at: Date.now(),
      severity: 'ordinary' as const,
      criterion: '机关工作人员工作时间行为规范第四条',
      postUnknownReason: '当时无人在岗',
    };
    ids.push(await tablet.record(visit, lead, observed, [photo]));
  }
  await tablet.visit(visit, { type: 'endVisit', position: null }, lead);
  const answers = Object.fromEntries(
    tablet.asked(visit).map((question) => [question.id, answerTo(question)]),
  );
  await tablet.visit(visit, { type: 'answerQuestions', answers }, lead);
  await tablet.submit(visit, members);
  await tablet.send();
  const { visit: row } = await director.visits.get.query({ id: visit });
  const reviewed = await director.visits.review.mutate({ id: visit, expected: row.version });
  await director.visits.lock.mutate({ id: visit, expected: reviewed.version });
  for (const id of ids) await agreedAndConfirmed(url, office, id);
  return ids;
}

function answerTo({ answer, choices = [] }: Question) {
  if (answer === 'yes-no') return true;
  if (answer === 'choice') return choices[0] ?? '';
  if (answer === 'text') return '现场情况见问题记录';
  return answer === 'score' ? 4 : 8;
}

async function agreedAndConfirmed(url: string, office: Office, id: string): Promise<void> {
  const director = await office.as('director');
  const version = async () => (await director.findings.get.query({ id })).finding.version;
  const opened = await director.confirmations.open.mutate({ id, expected: await version() });
  const [sheet = ''] = opened.confirmations;
  const { rows } = await director.registry.seats.list.query({ unit: office.unit, duty: ['chief'] });
  const { code } = await director.passes.issue.mutate({
    about: { type: 'confirmation', id: sheet },
    role: 'chief',
    person: rows[0]?.holder ?? '',
    until: Date.now() + 5 * 86_400_000,
  });
  const chief = await codeApi(url, code);
  const { confirmation } = await chief.confirmations.get.query({ id: sheet });
  const received = await chief.confirmations.receive.mutate({ id: sheet, expected: confirmation.version });
  await chief.confirmations.answer.mutate({
    id: sheet,
    expected: received.version,
    answer: 'agrees',
    statement: '情况属实，立即整改。',
  });
  await director.findings.confirm.mutate({
    id,
    expected: await version(),
    opinion: '事实清楚，照片与记录相互印证，予以认定',
  });
}

/** Claimed with a code, compared by the second administrator, with a key of each member. */
async function enrolled(url: string, office: Office): Promise<DemoTablet> {
  const system = await office.as('sysadmin');
  const persons = team.map(office.personOf);
  const name = '3号平板';
  const { code } = await system.access.devices.startEnrolment.mutate({ name, persons });
  const { office: id } = await system.session.me.query();
  const tablet = new DemoTablet({
    url,
    office: id.id,
    name,
    ports,
    aead: nodeAead,
    signer: newSigner(),
    newSigner,
    newId: (prefix) => idFrom(prefix, randomBytes(16)),
    now: () => Date.now(),
  });
  const { deviceId, checkCode } = await tablet.claim(code);
  const second = await office.as('secadmin');
  const { rows } = await second.access.devices.list.query({ state: 'proposed' });
  const expected = rows.find(({ id }) => id === deviceId)?.version ?? 0;
  await second.access.devices.confirm.mutate({ id: deviceId, expected, digits: checkCode });
  for (const username of team) await tablet.enrolMember(office.personOf(username), username, office.password);
  return tablet;
}

function newSigner() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return signerOf({ privateKey, publicKey: Buffer.from(x, 'base64url') });
}
