import { type VisitCommand, visitLifecycle } from '@mingcha/domain/visits';
import type { Open } from '../state/tablet.ts';
import type { PersonSigner } from '../vault/vault.ts';
import { decide } from './act.ts';
import { confirmEntry, type Done, doneWith } from './visit-acts.ts';

type Declaring = Extract<VisitCommand, { type: 'declareNoInterest' | 'recuseFromVisit' }>;

/**
 * What a member says of their own interest: an entry in that member's name, and their signature over just that entry. Killed
 * between the two it is said and not signed, which lets nobody in; they say it again.
 */
export async function declareOnVisit(
  open: Open,
  visit: string,
  command: Declaring,
  signer: PersonSigner,
): Promise<Done> {
  const { person } = signer;
  const decided = decide(open, { visit, lifecycle: visitLifecycle, id: visit, command, facts: {}, person });
  if (!decided.ok) return decided;
  const [entry] = await open.notebook.append(visit, decided.value, { person, seat: null });
  if (entry === undefined) throw new Error('a declaration is one entry');
  await confirmEntry(open, visit, entry.hash, signer);
  return doneWith;
}
