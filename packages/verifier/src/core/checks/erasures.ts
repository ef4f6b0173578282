import { factsOf, placeOf } from '../pack.ts';
import type { Ground } from './ground.ts';

/** A value that is gone is gone because two persons ordered it, in an entry that says so. */
export function checkErasures({ pack, reporter }: Ground): void {
  for (const { entry, value } of pack.erasedFields) {
    reporter.looked('erasures');
    const order = pack.erasures.get(value.by)?.value;
    const lists = order?.entries.some(
      ({ hash, paths }) =>
        hash === entry.hash &&
        (paths.includes(value.path) || paths.includes(value.path.split('/', 1)[0] as string)),
    );
    if (lists !== true || new Set(order?.approvals).size < 2)
      reporter.fault('erasures', 'erasure.not-ordered', placeOf(entry), {
        ...factsOf(entry),
        path: value.path,
        by: value.by,
      });
  }
}
