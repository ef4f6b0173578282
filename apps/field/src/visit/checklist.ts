import { type Progress, progressIn, type Question } from '@mingcha/domain/registry';
import { givenOn, type VisitState } from '@mingcha/domain/visits';
import type { Pack, PackChecklist } from '../state/pack.ts';

/** The pack a visit was begun with, then the one that stands now. */
type Packs = readonly (Pack | null)[];

/** The lists this visit is asked, in the versions it is pinned to. One from before lists were chosen is asked the standing ones. */
export function listsOf(packs: Packs, state: VisitState): readonly PackChecklist[] {
  const [pinned, present] = packs.map((pack) => pack?.checklists ?? []);
  // The version a draft has gone over to is newer than the pack the visit was begun with.
  const lists = [...(pinned ?? []), ...(present ?? [])];
  if (state.checklists.length === 0) {
    return (pinned ?? []).filter(({ standing, current }) => standing && current);
  }
  return state.checklists.flatMap(({ id }) => lists.find((list) => list.id === id) ?? []);
}

export const questionsOf = (lists: readonly PackChecklist[]): readonly Question[] =>
  lists.flatMap(({ questions }) => questions);

export const progressOf = (packs: Packs, state: VisitState): Progress =>
  progressIn(questionsOf(listsOf(packs, state)), givenOn(state));

/** A newer version of a list than the one this visit is pinned to, if the office has adopted one. */
export function newerThan(pack: Pack | null, list: PackChecklist): PackChecklist | null {
  const newest = pack?.checklists.find(({ template, current }) => template === list.template && current);
  return newest === undefined || newest.id === list.id ? null : newest;
}
