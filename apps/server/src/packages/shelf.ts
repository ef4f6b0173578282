import type { PackageWay } from '@mingcha/domain/packages';
import type { Standing } from '../access/standing.ts';
import { refuse } from '../refused.ts';
import type { Bag } from './bag.ts';

/** A package that was made and written down, waiting to be fetched by whoever made it. */
export interface Shelved {
  readonly id: string;
  readonly person: string;
  readonly bag: Bag;
  readonly madeAt: number;
  readonly way: PackageWay;
  /** As whom it was made (`capacityOf`): who is another one by now does not get it. */
  readonly capacity: string;
  readonly passphrase: string | null;
  readonly recipient: string | null;
  readonly filename: string;
  readonly until: number;
}

/** As long as somebody needs to choose where it goes, and to begin again when the line broke. */
export const shelfLifeMs = 30 * 60_000;
const room = 64 << 20;

/**
 * Opened values never touch the disk: what was made waits in the memory of the process that made it, for a while and up to a
 * bound. Recordings are not in it, they are read when they are sent.
 */
export class Shelf {
  readonly #kept = new Map<string, Shelved>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  put(one: Shelved): void {
    this.#sweep();
    const held = [...this.#kept.values()].reduce((sum, each) => sum + weightOf(each), 0);
    // One that is larger than the bound by itself still goes out, alone.
    if (this.#kept.size > 0 && held + weightOf(one) > room) refuse('package.busy');
    this.#kept.set(one.id, one);
  }

  get(id: string, person: string): Shelved | null {
    this.#sweep();
    const one = this.#kept.get(id);
    return one !== undefined && one.person === person ? one : null;
  }

  drop(id: string): void {
    this.#kept.delete(id);
  }

  #sweep(): void {
    for (const { id, until } of this.#kept.values()) if (until < this.#now()) this.#kept.delete(id);
  }
}

/** Roles and seats of whoever asks, as one text. */
export const capacityOf = ({ roles, seats }: Pick<Standing, 'roles' | 'seats'>): string =>
  JSON.stringify([[...roles].sort(), seats.map((seat) => JSON.stringify(seat)).sort()]);

const weightOf = ({ bag }: Shelved): number => bag.texts.reduce((sum, { bytes }) => sum + bytes.length, 0);
