import { codeApi } from './client.ts';
import { type Brought, unitId, type World } from './rounds.ts';

/** How far a sheet gets: only made out, received, answered without or with an objection, or answered back as well. */
export type Hearing = 'opened' | 'received' | 'agrees' | 'objects' | 'replied';

/**
 * The sheet goes to the unit. Its chief has no account: the sheet carries a one-time code, and whoever types it in has
 * received it.
 */
export async function hearUnit(
  { cast, clock, registry, url }: World,
  finding: Brought['findings'][number],
  asker: string,
  hearing: Hearing,
): Promise<void> {
  const api = await cast.as(asker);
  const pause = () => clock.moveTo(clock.now() + 60_000);
  const row = (await api.findings.get.query({ id: finding.id })).finding;
  const opened = await api.confirmations.open.mutate({ id: finding.id, expected: row.version });
  pause();
  if (hearing === 'opened') return;
  const [id = ''] = opened.confirmations;
  const unit = unitId(registry, finding.seen.unit);
  const person = registry.chief.get(unit) ?? '';
  const issued = await api.passes.issue.mutate({
    about: { type: 'confirmation', id },
    role: 'chief',
    person,
    until: clock.now() + 20 * 86_400_000,
  });
  const chief = await codeApi(url, issued.code);
  const { confirmation } = await chief.confirmations.get.query({ id });
  const received = await chief.confirmations.receive.mutate({ id, expected: confirmation.version });
  pause();
  if (hearing === 'received') return;
  const points = [
    { n: 1, text: '该时段窗口另有人值守，未影响办件' },
    { n: 2, text: '当事人已当场改正，请酌情考虑' },
  ];
  const answered = await chief.confirmations.answer.mutate(
    hearing === 'agrees'
      ? { id, expected: received.version, answer: 'agrees', statement: '情况属实，我单位立即整改。' }
      : { id, expected: received.version, answer: 'partly', points },
  );
  pause();
  if (hearing !== 'replied') return;
  await (await cast.as('reviewer')).confirmations.reply.mutate({
    id,
    expected: answered.version,
    points: [
      { n: 1, outcome: 'rejected', text: '照片显示该窗口无人，邻窗不办理同类业务' },
      { n: 2, outcome: 'accepted', text: '已在事实中注明当场改正' },
    ],
  });
  pause();
}
