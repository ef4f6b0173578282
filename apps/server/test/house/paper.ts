import type { ChartBy } from '@mingcha/domain/bulletins';
import type { Found } from './field-work.ts';
import { hear } from './hear.ts';
import type { Town } from './town.ts';

/** A draft about these findings, of one drafter, to the inspected unit. */
export async function draftBulletin(
  town: Town,
  { findings, photos }: Found,
  title = '关于暗访情况的通报',
  more: { readonly corrects?: string; readonly chart?: ChartBy; readonly englishTitle?: string } = {},
) {
  const planner = await town.as('planner');
  return planner.bulletins.draft({
    title,
    series: town.code,
    findings,
    intro: '现将有关情况通报如下。',
    requirements: '请对照整改。',
    recipients: [town.unit],
    cc: [],
    ...more,
    photos: photos.map((evidence) => ({ evidence, caption: '现场情况' })),
  });
}

/** Through every check to the leader's signature; answers the version that the next command has to have seen. */
export async function signBulletin(town: Town, drafted: { readonly id: string; readonly version: number }) {
  const { id } = drafted;
  const reviewer = await town.as('reviewer');
  const privacy = await town.as('privacy');
  const leader = await town.as('leader');
  const checked = await reviewer.bulletins.factCheck({ id, expected: drafted.version, opinion: '属实。' });
  const guarded = await privacy.bulletins.privacyCheck({
    id,
    expected: checked.version,
    statement: '已核。',
  });
  const reviewed = await reviewer.bulletins.review({ id, expected: guarded.version, opinion: '同意。' });
  const { viewHash } = await leader.bulletins.preview({ id });
  return leader.bulletins.sign({ id, expected: reviewed.version, viewHash, opinion: '印发。' });
}

/** Heard by the unit and confirmed by the director, who was not there. */
export async function confirmAll(town: Town, findings: readonly string[]): Promise<void> {
  await hear(town, findings);
  const director = await town.as('director');
  for (const id of findings) {
    const { finding } = await director.findings.get({ id });
    await director.findings.confirm({ id, expected: finding.version, opinion: '事实清楚。' });
  }
}
