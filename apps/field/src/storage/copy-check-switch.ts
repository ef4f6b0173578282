/** One change of where or how something is kept. Each step may be run again after a kill. */
export interface Move {
  /** Puts everything into the new place; the old one stays as it is and in use. */
  copy(): Promise<void>;
  /** Reads both places. Says what differs first, or null. */
  check(): Promise<string | null>;
  /** One durable write, after which the new place is the one. */
  switchOver(): Promise<void>;
  /** Of what is not in use any more: the new place after a failed check, the old one after the switch. */
  clear(place: 'old' | 'new'): Promise<void>;
}

export type Moved = { readonly ok: true } | { readonly ok: false; readonly why: string };

/**
 * Copy, check, then switch: a change of storage that goes wrong, at whatever step, leaves the old data in use and
 * untouched. Nothing old is cleared before the switch is on the disk.
 */
export async function copyCheckSwitch(move: Move): Promise<Moved> {
  let why: string | null;
  try {
    await move.copy();
    why = await move.check();
  } catch (cause) {
    why = cause instanceof Error ? cause.message : String(cause);
  }
  if (why !== null) {
    await move.clear('new').catch(() => {});
    return { ok: false, why };
  }
  await move.switchOver();
  // What could not be cleared is only in the way: the switch stands.
  await move.clear('old').catch(() => {});
  return { ok: true };
}
