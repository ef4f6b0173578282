import type { DeviceDb, MediumRow } from '../journal/device-db.ts';
import { Unreachable } from './call.ts';
import { kindOfMime } from './still-here.ts';
import { type Uploader, UploadRefused } from './upload.ts';

export interface MediaParts {
  readonly db: DeviceDb;
  readonly uploader: Uploader;
  readonly bearer: () => Promise<string>;
  /** Video waits for a better line, unless a person asked for this very piece. */
  readonly isSparing: () => boolean;
  readonly isEnded: () => boolean;
}

const ranks = { photo: 0, audio: 1, video: 2 } as const;
const rankOf = (medium: MediumRow): number => (medium.sendNow === true ? -1 : ranks[kindOfMime(medium.mime)]);

export const isSpared = (medium: MediumRow, sparing: boolean): boolean =>
  sparing && medium.sendNow !== true && kindOfMime(medium.mime) === 'video';

/** Pictures before sound before video; what met trouble last time after the others of its kind; small before large. */
export function inOrder(media: readonly MediumRow[], sparing: boolean): MediumRow[] {
  return media
    .filter((medium) => medium.entry !== null && !isSpared(medium, sparing))
    .sort(
      (a, b) =>
        rankOf(a) - rankOf(b) || Number(Boolean(a.trouble)) - Number(Boolean(b.trouble)) || a.size - b.size,
    );
}

export interface MediaQueue {
  /** Sends what may go. Answers how many pieces got through; the first cut of the line ends it. */
  send(): Promise<number>;
  /** Something new was kept: a picture does not wait behind a film. */
  look(): Promise<void>;
}

export function openMediaQueue(parts: MediaParts): MediaQueue {
  const { db, uploader, isSparing } = parts;
  /** Rank of each piece on its way. */
  const underWay = new Map<string, number>();
  const waiting = async () =>
    inOrder(await db.media.where('state').equals('whole').toArray(), isSparing()).filter(
      ({ id }) => !underWay.has(id),
    );

  return {
    send: () => sendAll(parts, underWay, waiting),
    async look() {
      if (underWay.size === 0) return;
      const [best] = await waiting();
      if (best === undefined) return;
      const slower = [...underWay].filter(([, rank]) => rank > rankOf(best)).map(([id]) => id);
      if (slower.length === underWay.size) uploader.makeRoom(slower);
    },
  };
}

async function sendAll(
  { db, uploader, bearer, isEnded }: MediaParts,
  underWay: Map<string, number>,
  waiting: () => Promise<MediumRow[]>,
): Promise<number> {
  const tried = new Set<string>();
  let through = 0;
  let cut: unknown = null;

  async function sendOne(medium: MediumRow, current: string): Promise<void> {
    const { id } = medium;
    try {
      const outcome = await uploader.send(medium, current);
      if (outcome === 'yielded') return;
      tried.add(id);
      if (outcome === 'sent') through += 1;
    } catch (cause) {
      tried.add(id);
      // One piece that the server will not take (yet), or that does not open here, does not hold up the others.
      if (cause instanceof UploadRefused && cause.status !== 401) return;
      if (cause instanceof UploadRefused || cause instanceof Unreachable) cut ??= cause;
      else await db.media.update(id, { trouble: cause instanceof Error ? cause.name : 'Error' });
    }
  }

  async function lane(number: number): Promise<void> {
    while (cut === null && !isEnded() && number < Math.max(1, uploader.lanes())) {
      const current = await bearer();
      const next = (await waiting()).find(({ id }) => !tried.has(id) && !underWay.has(id));
      if (next === undefined) return;
      underWay.set(next.id, rankOf(next));
      await sendOne(next, current).finally(() => underWay.delete(next.id));
    }
  }

  // The first piece tells how wide the line is; further lanes open beside it as soon as it is known.
  const lanes = [lane(0)];
  const widen = setInterval(() => {
    if (lanes.length < uploader.lanes()) lanes.push(lane(lanes.length));
  }, 100);
  try {
    for (const one of lanes) await one;
  } finally {
    clearInterval(widen);
  }
  await Promise.all(lanes);
  if (cut !== null) throw cut;
  return through;
}
