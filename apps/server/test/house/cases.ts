import { Readable } from 'node:stream';
import type { FileRef } from '@mingcha/domain/papers';
import { receiveAttachment } from '../../src/files/receive-attachment.ts';
import { lockVisit, makeVisit, releaseTask } from './field-work.ts';
import { confirmAll } from './paper.ts';
import { clockFace, withPen } from './pen.ts';
import { Tablet } from './tablet.ts';
import type { Town } from './town.ts';

export const day = 24 * 3_600_000;

/** Bytes that came in through the door for attachments, as a scan of a signed sheet would. */
export async function scanOf(town: Town, name: string): Promise<FileRef> {
  const bytes = Buffer.from(`%PDF-1.4\n${name}\n%%EOF`);
  return receiveAttachment(town.house.services, Readable.from([bytes]), {
    mime: 'application/pdf',
    name: `${name}.pdf`,
    office: town.office,
  });
}

export const handed = async (town: Town) => ({
  method: 'direct' as const,
  at: town.house.clock.now,
  receivedBy: '李某',
  witnesses: [],
  scan: await scanOf(town, '送达回证'),
});

/** Everybody a case needs, each with one duty. */
export async function hireOrgan(town: Town): Promise<void> {
  await town.hire('respondent', ['party'], town.unit);
  for (const key of ['officer', 'second-officer', 'judge', 'judge-2', 'judge-3', 'outside', 'outside-2'])
    await town.hire(key, ['discipline']);
  await town.hire('reviewer-3', ['reviewer']);
  await town.hire('lead-2', ['inspector', 'lead']);
  await town.hire('inspector-2', ['inspector']);
  await town.hire('bystander', ['discipline']);
}

/** A finding that stands: seen by two, confirmed by one who was not there. */
export async function standingFinding(
  town: Town,
  team = { lead: 'lead', second: 'inspector' },
): Promise<string> {
  const tablet = new Tablet(town);
  await tablet.enrol([team.lead, team.second]);
  const { visit } = await releaseTask(town, team);
  const found = await makeVisit(town, tablet, visit, team);
  await tablet.send();
  await lockVisit(town, visit);
  const [finding = ''] = found.findings;
  await confirmAll(town, [finding]);
  return finding;
}

export const proposalOn = (town: Town, finding: string) => ({
  person: town.person('respondent'),
  unit: null,
  role: 'direct' as const,
  findings: [finding],
  facts: '11月20日上午，3号窗口无人值守。',
  clauses: ['NEGLECT'],
  measures: ['DEMERIT'],
  factors: [],
  organ: { authority: 'SUPERVISION' as const, name: '清源市监察委员会' },
});

interface At {
  readonly id: string;
  readonly version: number;
}
export const next = ({ id, version }: At) => ({ id, expected: version });

export async function proposeCase(town: Town, finding: string): Promise<At> {
  return (await town.as('director')).cases.propose(proposalOn(town, finding));
}

export async function noticedCase(town: Town, finding: string): Promise<At> {
  const director = await town.as('director');
  const proposed = await proposeCase(town, finding);
  const approved = await (await town.as('leader')).cases.approve({
    ...next(proposed),
    opinion: '同意移交。',
  });
  return tellCase(town, await director.cases.transfer({ ...next(approved), handover: ['问题确认单一份'] }));
}

/** Taken up by two, and told to the respondent. */
export async function tellCase(town: Town, transferred: At): Promise<At> {
  const accepted = await (await town.as('officer')).cases.accept({
    ...next(transferred),
    investigators: [town.person('officer'), town.person('second-officer')],
  });
  // Rights are read anew at every request: who accepted it has only now a step in it.
  const issued = await (await town.as('officer')).cases.issueNotice({ ...next(accepted), ...told });
  return handOver(town, 'cases.serveNotice', { id: issued.id });
}

export const told = {
  measures: ['DEMERIT'],
  months: 12 as number | null,
  facts: '11月20日上午，3号窗口无人值守四十分钟。',
  basis: '政务处分法第三十九条第（二）项',
};

/** Carried there and typed by one investigator, compared by the other. */
export const receiptOf = (town: Town, act: string, target: Record<string, unknown>) => ({
  act,
  target,
  preparer: 'officer',
  recorder: 'officer',
  decider: 'officer',
  checker: 'second-officer',
  said: { method: 'direct', time: clockFace(town.house.clock.now), receivedBy: '李某' },
});

export async function handOver(town: Town, act: string, target: { id: string }): Promise<At> {
  await withPen(town, receiptOf(town, act, target));
  return (await (await town.as('officer')).cases.get({ id: target.id })).case;
}

export const defence = {
  waived: false,
  statement: '当日窗口轮换，交接用时过长。',
  points: [{ n: 1, text: '交接表可以证明。' }],
  files: [],
};

export async function answeredCase(town: Town, noticed: At): Promise<At> {
  const defended = await (await town.as('respondent')).cases.defend({ ...next(noticed), ...defence });
  return (await town.as('officer')).cases.answerDefence({
    ...next(defended),
    points: [{ n: 1, outcome: 'partly', text: '交接属实，时间过长亦属实。' }],
    forum: ['judge', 'judge-2', 'judge-3'].map(town.person),
  });
}

export const today = (town: Town) =>
  new Date(town.house.clock.now + 8 * 3_600_000).toISOString().slice(0, 10);

export const decisionOf = async (town: Town) => ({
  measures: ['DEMERIT'],
  months: 12 as number | null,
  discussion: {
    on: today(town),
    participants: ['judge', 'judge-2', 'judge-3'].map(town.person),
    minutes: await scanOf(town, '集体讨论记录'),
  },
  reasons: '部分采纳申辩。',
  basis: '政务处分法第三十九条第（二）项',
  from: today(town),
});

/** Decided, and with both whom it must be with: in effect. */
export async function decidedCase(town: Town, answered: At): Promise<At> {
  const judge = await town.as('judge');
  const decided = await judge.cases.decide({ ...next(answered), ...(await decisionOf(town)) });
  await handOver(town, 'cases.serve.person', { id: decided.id });
  return handOver(town, 'cases.serve.unit', { id: decided.id });
}
