import { renderBulletin } from '../../src/capabilities/bulletins/render.ts';
import { next, scanOf, today } from './cases.ts';
import { draftBulletin, signBulletin } from './paper.ts';
import type { Town } from './town.ts';

interface At {
  readonly id: string;
  readonly version: number;
}

/** A bulletin on one finding, in the hands of the unit. */
export async function issuedBulletin(town: Town, finding: string) {
  const found = { findings: [finding], photos: [] } as unknown as Parameters<typeof draftBulletin>[1];
  const drafted = await draftBulletin(town, found);
  const signed = await signBulletin(town, drafted);
  const planner = await town.as('planner');
  const numbered = await planner.bulletins.number(next(signed));
  await renderBulletin(town.house.services, signed.id);
  const { bulletin: row } = await planner.bulletins.get({ id: signed.id });
  await planner.bulletins.issue({ ...next(row), units: [town.unit], unsealed: true });
  return { id: signed.id, number: numbered.number };
}

export const requestOf = (town: Town, about: { type: 'bulletin' | 'order'; id: string }, of = town.unit) => ({
  about,
  route: 'UNIT_REVIEW' as const,
  unit: of,
  grounds: '窗口当时正在交接，空岗时间不实。',
  requests: '请求更正通报。',
  files: [],
});

/** Taken up by people who had no part in it, up to where two of them look at it. */
export async function reviewing(town: Town, filed: At) {
  const accepted = await (await town.as('reviewer-3')).appeals.accept(next(filed));
  return (await town.as('outside')).appeals.assign({
    ...next(accepted),
    reviewers: ['outside', 'outside-2'].map(town.person),
  });
}

export const verdictOf = async (town: Town, result: 'upheld' | 'changed' | 'revoked') => ({
  result,
  facts: '经调取监控，窗口空置二十一分钟，并非四十分钟。',
  reasons: '原通报认定的时间有误，依据不足。',
  discussion: {
    on: today(town),
    participants: ['outside', 'outside-2', 'reviewer-3'].map(town.person),
    minutes: await scanOf(town, '复核讨论记录'),
  },
});
