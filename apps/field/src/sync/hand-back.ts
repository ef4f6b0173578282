import type { DestroyedKey } from '@mingcha/journal';
import type { z } from 'zod';
import type { Pack, PackAnswer } from '../state/pack.ts';
import type { WireRefusal } from './call.ts';
import type { PullParts } from './pull.ts';
import type { PullAnswer } from './wire.ts';

// Asked for only where the office lost keys or destroyed some, and never without it at the other end: no part of the shell, and
// what it needs of the shell is given to it.

/** What it is given: it brings nothing of its own along. */
export interface Doors {
  /** The key of this case, base64url, sealed for the office alone. */
  readonly send: (kid: string, raw: string) => Promise<unknown>;
  /** Signed by the office for this tablet. */
  readonly isOurs: (unverified: DestroyedKey) => Promise<boolean>;
}

/** Keys that open nothing at the office: the same one is not offered again and again. */
const refused = new Set<string>();

/** What the office lost it is given back, sealed for it alone; what it destroyed is forgotten here too. */
export async function handBack(
  { shelf }: Pick<PullParts, 'shelf'>,
  { lacking, destroyed }: Pick<z.infer<typeof PullAnswer>, 'lacking' | 'destroyed'>,
  { send, isOurs }: Doors,
): Promise<void> {
  for (const kid of lacking) {
    const raw = shelf.current.get()?.caseKeys[kid];
    if (raw === undefined || refused.has(raw)) continue;
    await send(kid, raw).catch((cause: Partial<WireRefusal>) => {
      if (cause.refusal?.code === 'case-key.opens-nothing') refused.add(raw);
    });
  }
  const gone: string[] = [];
  for (const word of destroyed) if (await isOurs(word)) gone.push(word.kid);
  const pack = shelf.current.get();
  if (pack !== null && gone.some((kid) => kid in pack.caseKeys)) await forget(shelf, pack, gone);
}

/** In the memory first: what is taken then keeps the keys that stand there. What was sealed under the others is closed from then on. */
async function forget(shelf: PullParts['shelf'], pack: Pack, kids: readonly string[]): Promise<void> {
  const caseKeys = Object.fromEntries(Object.entries(pack.caseKeys).filter(([kid]) => !kids.includes(kid)));
  shelf.current.set({ ...pack, caseKeys });
  // The parts of a pack lie under their hashes and stay.
  const beside = Object.entries(pack).filter(([name]) => !(name in pack.hashes));
  const assignments = pack.assignments.map((each) => ({ ...each, card: null }));
  await shelf.take({ ...Object.fromEntries(beside), caseKeys, assignments, parts: {} } as PackAnswer);
}
