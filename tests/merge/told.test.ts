import 'fake-indexeddb/auto';
import type { NewEvent } from '@mingcha/domain';
import { expect, test } from 'vitest';
import { newId } from '../../apps/field/src/keys/bytes.ts';
import { noteTold, readTold, toldOf } from '../../apps/field/src/visit/told.ts';
import { viewOf } from '../../apps/field/src/visit/view.ts';
import { formTeam, type Team, tell, type Writer } from './office.ts';

const nothing = { findings: 0, pieces: 0, others: 0 };

const on = (team: Team, kind: NewEvent['kind'], payload: object): NewEvent =>
  ({ kind, subject: { type: 'visit', id: team.visit }, payload }) as NewEvent;

const finding = ({ visit, unit }: Team): NewEvent => ({
  kind: 'finding.recorded',
  subject: { type: 'finding', id: newId('fnd') },
  payload: { visit, style: null, subCode: null, observedAt: 1_763_700_000_000, unit, evidence: [] },
});

const toldAt = ({ notebook }: Writer, team: Team) => toldOf(notebook, viewOf(notebook, null, team.visit));

/** Both are inside: the first has begun, the second has heard of it and is out of reach from then on. */
async function inside(): Promise<Team> {
  const team = await formTeam();
  const [one, other] = team.tablets;
  const members = [one.person, other.person];
  await one.append(on(team, 'visit.opened', { packVersion: '1' }));
  await one.append(on(team, 'visit.started', { members, position: null, observation: false }));
  await tell(other, team.visit, one.sent());
  return team;
}

test('a visit that was broken off on one tablet is told to the other, who keeps what it wrote', async () => {
  const team = await inside();
  const [one, other] = team.tablets;
  await other.append(finding(team));
  await other.append(on(team, 'visit.noted', { text: '门口没有人' }));
  expect(toldAt(other, team)).toBeNull();
  await one.append(on(team, 'visit.aborted', { reason: '身份暴露', exposed: true, cause: 'exposed' }));
  await tell(other, team.visit, one.sent());
  expect(toldAt(other, team)).toMatchObject({ how: 'aborted', person: one.person, late: nothing });
  const view = viewOf(other.notebook, null, team.visit);
  expect(view.findings).toHaveLength(1);
  expect(view.notes.map(({ text }) => text)).toEqual(['门口没有人']);
  expect(view.state.outOfPlace, 'a note is true whenever it is heard of').toEqual([]);
  expect(toldAt(one, team), 'whoever did it knows').toBeNull();
});

test('a paper that was handed in without the other tablet’s entries says so there, until it comes back', async () => {
  const team = await inside();
  const [one, other] = team.tablets;
  await one.append(finding(team));
  await tell(other, team.visit, one.sent());
  await other.append(finding(team));
  await other.append(on(team, 'visit.answered', { answers: { Q1: true } }));
  await one.append(on(team, 'visit.ended', { position: null }));
  const { heads } = viewOf(one.notebook, null, team.visit);
  await one.append(on(team, 'visit.presented', { entries: [...heads], count: heads.length }));
  await one.append(on(team, 'visit.submitted', {}));
  await tell(other, team.visit, one.sent());
  await tell(one, team.visit, other.sent());
  const told = toldAt(other, team);
  expect(told).toMatchObject({
    how: 'submitted',
    person: one.person,
    late: { findings: 1, pieces: 0, others: expect.any(Number) },
  });
  expect(toldAt(one, team)).toBeNull();
  expect(await readTold(other.db)).toEqual(new Set());
  await noteTold(other.db, told?.hash ?? '');
  expect(await readTold(other.db)).toEqual(new Set([told?.hash]));

  for (const { sent } of team.tablets) await tell(team.office, team.visit, sent());
  await team.office.append(on(team, 'visit.returned', { reason: '补充', points: ['补充'] }));
  for (const tablet of team.tablets) await tell(tablet, team.visit, team.office.sent());
  expect(toldAt(other, team)).toBeNull();
});

test('what the office sealed or declared void is told to both', async () => {
  const team = await inside();
  await tell(team.office, team.visit, team.tablets[0].sent());
  await team.office.append(on(team, 'visit.invalidated', { reason: '应当回避' }));
  for (const tablet of team.tablets) {
    await tell(tablet, team.visit, [...team.office.sent(), ...team.tablets[0].sent()]);
    expect(toldAt(tablet, team)).toMatchObject({ how: 'invalidated', person: team.office.person });
  }
});
