import type { Observation } from './city.ts';
import type { Scene } from './photo.ts';

/** What a photograph of an observation shows. */
const SCENE: Record<string, Scene['kind']> = {
  ABSENT: 'absent',
  LATE: 'absent',
  GAMES_FILMS: 'screen',
  SHOPPING: 'screen',
  STOCKS: 'screen',
  CHATTING: 'screen',
  EATING: 'meal',
  ON_POST: 'good',
  GOOD_SERVICE: 'good',
};

export const sceneOf = (seen: Observation, variant: number): Scene => ({
  time: seen.time,
  kind: seen.observation.includes('上锁') ? 'locked' : (SCENE[seen.sub_code] ?? 'other'),
  variant,
});

/** What an observation is measured against; praise needs none. */
const CRITERION: Record<string, string> = {
  LAZY: '首问负责制：职责外的事项领着办',
  SLOW: '限时办结制：承诺时限自受理之日起算',
  LOW: '政务服务事项办事指南：同一事项同一标准',
  POOR: '机关工作人员工作时间行为规范第四条',
};
export const criterionOf = (seen: Observation): string | undefined => CRITERION[seen.style];

const SERIOUS = new Set(['SLEEPING', 'FAVOUR', 'UNEQUAL_TREATMENT', 'RUDE', 'NOT_HANDLED']);
const MINOR = new Set(['EATING', 'LATE', 'CHATTING']);
export function severityOf({ sub_code }: Observation): 'minor' | 'ordinary' | 'serious' {
  if (SERIOUS.has(sub_code)) return 'serious';
  return MINOR.has(sub_code) ? 'minor' : 'ordinary';
}

/** A post where the place names one; a reason where it does not. */
export function postOf({ place }: Observation): { post: string } | { postUnknownReason: string } {
  return /窗口|值班台|科|所长|室/.test(place)
    ? { post: `${place}工作人员` }
    : { postUnknownReason: '现场未见岗位牌，人员未佩戴工号牌' };
}
