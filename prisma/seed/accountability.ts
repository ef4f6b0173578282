import type { World } from './rounds.ts';

/**
 * Three proposals on confirmed findings, each a step further: one waits for the leader, one to be handed over, one at the
 * competent organ. Nobody of the demonstration is decided about: that takes more people than it has.
 */
export async function callToAccount({ cast, clock }: World): Promise<void> {
  const director = await cast.as('director');
  const pause = () => clock.moveTo(clock.now() + 60_000);
  const { rows } = await director.findings.list.query({ state: ['confirmed'], limit: 50 });
  const faults = rows.filter((row) => row.style !== 'PRAISE' && row.unit !== null).slice(0, 3);
  for (const [step, finding] of faults.entries()) {
    const proposed = await director.cases.propose.mutate({
      person: null,
      unit: finding.unit,
      role: 'leading',
      findings: [finding.id],
      facts: `${finding.observation ?? '窗口服务不到位'}，经单位核对，事实清楚。`,
      clauses: ['NEGLECT'],
      measures: [step === 0 ? 'UNIT_CRIT' : 'UNIT_TALK'],
      factors: [],
      organ: { authority: 'GOVERNMENT', name: '清源市人民政府' },
    });
    pause();
    if (step === 0) continue;
    const approved = await (await cast.as('leader')).cases.approve.mutate({
      id: proposed.id,
      expected: proposed.version,
      opinion: '同意移交，由有权机关依规办理。',
    });
    pause();
    if (step === 1) continue;
    await director.cases.transfer.mutate({
      id: proposed.id,
      expected: approved.version,
      handover: ['事实确认书一份', '现场照片目录一份'],
    });
    pause();
  }
}
