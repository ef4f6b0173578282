import { z } from 'zod';
import { passClient } from '../../answer/pass-client.ts';
import { ready } from '../demo-doors.ts';
import type { Run } from '../doing.ts';

const Ready = z.object({ finding: z.string(), confirmation: z.string(), unit: z.string(), code: z.string() });

/** The chief of the unit has a sheet with a code and no account: receives, objects in two points, and is answered to both. */
export const dispute: Run = async ({ as, tell, outcomeOf }) => {
  const before = outcomeOf('dispute') === null ? outcomeOf('review')?.finding : undefined;
  tell({ word: before === undefined ? 'walk.line.bringing' : 'walk.line.going-on' });
  const { finding, confirmation: id, unit, code } = await ready('dispute', Ready, { finding: before });
  tell({ word: 'walk.line.code', facts: { code }, who: 'chief' });
  await passClient.passes.open.mutate({ code });
  const { confirmation } = await passClient.confirmations.get.query({ id });
  const received =
    confirmation.state === 'opened'
      ? await passClient.confirmations.receive.mutate({ id, expected: confirmation.version })
      : confirmation;
  tell({ word: 'walk.line.objects', who: 'chief' });
  const answered = await passClient.confirmations.answer.mutate({
    id,
    expected: received.version,
    answer: 'partly',
    points: [
      { n: 1, text: '该时段窗口正在换班，工作人员离岗不超过五分钟。' },
      { n: 2, text: '当事人已当场改正，请在事实中注明。' },
    ],
  });
  const reviewer = await as('reviewer');
  tell({ word: 'walk.line.replies' });
  await reviewer.confirmations.reply.mutate({
    id,
    expected: answered.version,
    points: [
      { n: 1, outcome: 'rejected', text: '照片与记录时间相差十二分钟，期间窗口无人，且无换班登记。' },
      { n: 2, outcome: 'accepted', text: '采纳，已在认定意见中注明当场改正。' },
    ],
  });
  const director = await as('director');
  tell({ word: 'walk.line.confirms' });
  const { finding: row } = await director.findings.get.query({ id: finding });
  await director.findings.confirm.mutate({
    id: finding,
    expected: row.version,
    opinion: '事实清楚。第二点申辩采纳，注明当场改正；第一点不予采纳，理由已书面答复。',
  });
  return {
    said: 'walk.dispute.done',
    facts: { unit },
    finding,
    ways: [
      { username: 'director', to: `/findings/${finding}`, word: 'walk.way.both-texts' },
      { username: 'director', to: `/confirmations/${id}`, word: 'walk.way.sheet' },
    ],
  };
};
