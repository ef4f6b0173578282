import { hasDeclared, type SelfTest, type VisitCommand, visitLifecycle } from '@mingcha/domain/visits';
import type { Open } from '../state/tablet.ts';
import { authorOf, decide } from './act.ts';
import type { VisitView } from './view.ts';
import { type Done, doneWith } from './visit-acts.ts';

type StartVisit = Extract<VisitCommand, { type: 'startVisit' }>;

/** Who of the team has said to have no interest there, and signed it: they may go in. */
export const readyToGo = ({ state }: VisitView): readonly string[] =>
  (state.fields?.members ?? []).filter(
    (person) => hasDeclared(state, person) && !state.recused.some((each) => each.person === person),
  );

/**
 * The team goes in. In one transaction stand what the tablet found in itself, the start, and the reference data that this
 * visit goes by from here on: whatever the office adopts meanwhile is for the next one.
 */
export async function beginVisit(
  open: Open,
  view: VisitView,
  command: StartVisit,
  tested: SelfTest | null,
): Promise<Done> {
  const about = { visit: view.id, lifecycle: visitLifecycle, id: view.id };
  const facts = { covertOpen: view.assignment?.covertOpen ?? 0 };
  const started = decide(open, { ...about, command, facts });
  if (!started.ok) return started;
  const test =
    tested === null ? null : decide(open, { ...about, command: { type: 'testTablet', ...tested }, facts });
  if (test?.ok === false) return test;
  const pin = await open.shelf.pin(view.id);
  await open.notebook.append(view.id, [...(test?.value ?? []), ...started.value], authorOf(open), pin.beside);
  pin.done();
  open.sync.nudge();
  return doneWith;
}
