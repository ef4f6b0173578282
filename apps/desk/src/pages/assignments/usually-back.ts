import { instantOf } from '@mingcha/ui';

/** When halls have closed on the last day of the task; where that has gone by, its end; after that, some hours from now. */
export function usuallyBack(lastDay: string, zone: string, now: number): number {
  const ahead = ['18:00', '23:59']
    .map((time) => instantOf(lastDay, time, zone))
    .find((at) => at !== null && at > now);
  return ahead ?? now + 4 * 3_600_000;
}
