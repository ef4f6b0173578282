import type { Open } from '../state/tablet.ts';
import { readIndex, readRange } from './media-reader.ts';
import type { WebmIndex } from './webm-index.ts';

type Vault = Pick<Open, 'store' | 'keys'>;

export interface Playable {
  readonly medium: string;
  readonly mime: string;
  readonly size: number;
}

export interface PlayerSource {
  readonly url: string;
  close(): void;
}

const stretch = 1024 * 1024;
/** Seconds kept ready before and behind the point that plays. */
const ahead = 20;
const behind = 20;

/**
 * Plays a recording out of the vault a megabyte at a time: an hour of video is never whole in memory, and nothing of it
 * is laid on the disk in the clear, as a browser may do with a large blob. Duration and ways in come from the index that
 * was noted while the bytes passed by, since what a browser records carries neither.
 */
export async function openPlayer(
  vault: Vault,
  { medium, mime, size }: Playable,
  element: HTMLMediaElement,
): Promise<PlayerSource> {
  const index = await readIndex(vault.store, vault.keys, medium);
  if (index === null || typeof MediaSource === 'undefined' || !MediaSource.isTypeSupported(mime)) {
    const bytes = await readRange(vault.store, vault.keys, medium, 0, size);
    const url = URL.createObjectURL(new Blob([bytes], { type: mime }));
    return { url, close: () => URL.revokeObjectURL(url) };
  }
  const source = new MediaSource();
  const url = URL.createObjectURL(source);
  const over = new AbortController();
  source.addEventListener(
    'sourceopen',
    () => void feed(vault, source, { medium, mime, size, index, element, over }),
    {
      once: true,
    },
  );
  return {
    url,
    close() {
      over.abort();
      URL.revokeObjectURL(url);
    },
  };
}

interface Feeding extends Playable {
  readonly index: WebmIndex;
  readonly element: HTMLMediaElement;
  readonly over: AbortController;
}

async function feed({ store, keys }: Vault, source: MediaSource, feeding: Feeding): Promise<void> {
  const { medium, mime, size, index, element, over } = feeding;
  const { signal } = over;
  const buffer = source.addSourceBuffer(mime);
  source.duration = index.durationMs / 1000;
  const settled = () =>
    new Promise<void>((done) => {
      if (!buffer.updating) return done();
      buffer.addEventListener('updateend', () => done(), { once: true });
    });
  const append = async (from: number, to: number) => {
    const bytes = await readRange(store, keys, medium, from, to);
    if (signal.aborted || source.readyState === 'closed') return;
    await settled();
    buffer.appendBuffer(bytes);
    await settled();
  };
  /** How far what is ready reaches beyond a time; 0 where nothing is. */
  const reach = (time: number) => {
    for (let at = 0; at < buffer.buffered.length; at += 1) {
      const end = buffer.buffered.end(at);
      if (buffer.buffered.start(at) - 0.3 <= time && time < end) return end - time;
    }
    return 0;
  };
  const entryFor = (ms: number) => {
    const [first] = index.clusters;
    return (index.clusters.findLast(([, at]) => at <= ms) ?? first)?.[0] ?? index.init;
  };

  let next = entryFor(0);
  let busy = false;
  /** A point somebody jumped to while bytes were on their way. */
  let wanted: number | null = null;

  async function pump(): Promise<void> {
    if (busy || signal.aborted) return;
    busy = true;
    try {
      for (;;) {
        if (wanted !== null) {
          next = entryFor(wanted * 1000);
          wanted = null;
          if (source.readyState === 'open') buffer.abort();
        }
        if (signal.aborted || source.readyState === 'closed') return;
        const time = element.currentTime;
        if (time > behind * 2 && buffer.buffered.length > 0 && buffer.buffered.start(0) < time - behind * 2) {
          await settled();
          buffer.remove(0, time - behind);
          await settled();
        }
        if (reach(time) > ahead) return;
        if (next >= size) {
          await settled();
          if (source.readyState === 'open') source.endOfStream();
          return;
        }
        const to = Math.min(size, next + stretch);
        await append(next, to);
        next = to;
      }
    } catch (cause) {
      // A player that was put away while bytes were on their way.
      if (!signal.aborted) throw cause;
    } finally {
      busy = false;
      if (wanted !== null && !signal.aborted) void pump();
    }
  }

  const sought = () => {
    if (reach(element.currentTime) > 0) return void pump();
    wanted = element.currentTime;
    void pump();
  };
  element.addEventListener('seeking', sought, { signal });
  element.addEventListener('timeupdate', () => void pump(), { signal });
  element.addEventListener('waiting', () => void pump(), { signal });
  await append(0, index.init);
  await pump();
}
