import type { PackArea } from '../state/pack.ts';
import type { Open } from '../state/tablet.ts';
import type { VisitView } from './view.ts';

/** Kept sealed with the drafts: a restart in the middle of a nursing room must not open the shutter again. */
export const areaKey = (visit: string) => `area/${visit}`;

/** The prohibited area somebody said they stand in; the tablet has no other way to know. */
export const areaOf = (open: Open, visit: string): Promise<string | null> =>
  open.drafts.read<string>(areaKey(visit));

/** Where nothing may be recorded on this visit: what the card names, what holds for the unit, what holds everywhere. */
export function areasOf(open: Open, view: VisitView): readonly PackArea[] {
  const named = view.assignment?.areas ?? [];
  const unit = view.state.fields?.unit ?? null;
  return (open.shelf.packFor(view.id)?.areas ?? []).filter(
    (area) => named.includes(area.id) || area.unit === null || area.unit === unit,
  );
}
