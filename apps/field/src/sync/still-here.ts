import type { DeviceDb, MediumRow } from '../journal/device-db.ts';

export type MediumKind = 'photo' | 'audio' | 'video';

export const kindOfMime = (mime: string): MediumKind =>
  mime.startsWith('audio') ? 'audio' : mime.startsWith('video') ? 'video' : 'photo';

/** What this tablet alone has, or cannot prove that anybody else has. */
export interface StillHere {
  readonly entries: number;
  readonly aside: number;
  readonly photos: number;
  readonly sounds: number;
  readonly videos: number;
  /** Of media: what is still to be sent. */
  readonly bytes: number;
}

export const nothingHere: StillHere = { entries: 0, aside: 0, photos: 0, sounds: 0, videos: 0, bytes: 0 };

export const isAllGone = (here: StillHere): boolean =>
  here.entries + here.photos + here.sounds + here.videos === 0;

const waiting = ['writing', 'whole', 'sent'] as const;

export async function countStillHere(db: DeviceDb): Promise<StillHere> {
  const entries = await db.entries.where('state').anyOf('kept', 'sent').count();
  const aside = await db.entries.where('state').equals('aside').count();
  return { entries, aside, ...countMedia(await waitingMedia(db)) };
}

export const waitingMedia = (db: DeviceDb): Promise<MediumRow[]> =>
  db.media
    .where('state')
    .anyOf([...waiting])
    .toArray();

export function countMedia(media: readonly MediumRow[]): Omit<StillHere, 'entries' | 'aside'> {
  const of = (kind: MediumKind) => media.filter(({ mime }) => kindOfMime(mime) === kind).length;
  const bytes = media.reduce((sum, { state, size, sentBytes }) => {
    return state === 'sent' ? sum : sum + Math.max(0, size - sentBytes);
  }, 0);
  return { photos: of('photo'), sounds: of('audio'), videos: of('video'), bytes };
}
