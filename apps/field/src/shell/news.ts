import { z } from 'zod';

/** What is new in a version, in words for whoever uses the tablet; nothing in them names what it is used for. */
export const News = z.array(
  z.object({
    version: z.string().regex(/^\d+\.\d+\.\d+$/),
    zh: z.array(z.string().min(1)).min(1),
    en: z.array(z.string().min(1)).min(1),
  }),
);
export type News = z.infer<typeof News>;

/** What another version brings that this one does not have. */
export const newsSince = (news: News, version: string): News =>
  news.filter((each) => isNewer(each.version, version));

function isNewer(a: string, b: string): boolean {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let i = 0; i < 3; i += 1) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
