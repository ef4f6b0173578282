import type { NewEvent, Refusal, Result } from '@mingcha/domain';
import { type VisitCommand, type VisitFacts, visitLifecycle } from '@mingcha/domain/visits';
import { attest } from '@mingcha/journal';
import { fromBase64url } from '../keys/bytes.ts';
import { signerOf } from '../keys/ports.ts';
import type { Open } from '../state/tablet.ts';
import type { PersonSigner } from '../vault/vault.ts';
import { authorOf, decide } from './act.ts';
import type { VisitView } from './view.ts';

export type Done = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

export const doneWith: Done = { ok: true };

/** Decides and appends one command on the visit itself. */
export async function actOnVisit(
  open: Open,
  visit: string,
  command: VisitCommand,
  facts: VisitFacts = {},
): Promise<Done> {
  const decided = decide(open, { visit, lifecycle: visitLifecycle, id: visit, command, facts });
  return keep(open, visit, decided);
}

/** Appends what was decided; the drafts it came from go in the same transaction. */
export async function keep(
  open: Open,
  visit: string,
  decided: Result<readonly NewEvent[]>,
  drafts: readonly string[] = [],
): Promise<Done> {
  if (!decided.ok) return decided;
  await open.notebook.append(visit, decided.value, authorOf(open), () =>
    open.db.drafts.bulkDelete([...drafts]),
  );
  open.sync.nudge();
  return { ok: true };
}

/** A member's own signature over an entry of this visit: the card that was opened, or the paper that was put before them. */
export async function confirmEntry(
  open: Pick<Open, 'notebook'> & { readonly sync: Pick<Open['sync'], 'nudge'> },
  visit: string,
  of: string,
  person: PersonSigner,
): Promise<void> {
  const signer = signerOf(person.alg, fromBase64url(person.publicKey), person.sign);
  const attestation = await attest(signer, { person: person.person, of, method: 'pin' });
  const event: NewEvent = {
    kind: 'attested',
    subject: { type: 'visit', id: visit },
    payload: {
      of,
      person: person.person,
      key: person.publicKey,
      alg: person.alg,
      method: 'pin',
      proof: attestation.sig,
    },
  };
  await open.notebook.append(visit, [event], { person: person.person, seat: null });
  open.sync.nudge();
}

export const hasConfirmed = (view: VisitView, person: string, of: readonly string[]): boolean =>
  view.state.attested.some((each) => each.person === person && of.includes(each.of));
