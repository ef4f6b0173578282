import type { Interruption } from '@mingcha/domain/evidence';

/** How often the recorder hands over what it has: what a killed recording can lose. */
const timeslice = 1_000;

export interface Recording {
  /** Resolves when the last bytes were handed over. */
  stop(): Promise<void>;
  isRunning(): boolean;
}

const choices = {
  audio: ['audio/webm;codecs=opus', 'audio/mp4'],
  // VP8 first: a cheap tablet encodes it in time, and heat and battery are evidence too when they run out.
  video: ['video/webm;codecs=vp8,opus', 'video/webm;codecs=vp9,opus', 'video/mp4'],
} as const;

export function mimeFor(medium: 'audio' | 'video'): string {
  const mime = choices[medium].find((each) => MediaRecorder.isTypeSupported(each));
  return mime ?? `${medium}/webm`;
}

export interface RecorderEvents {
  onBytes(bytes: Uint8Array): Promise<void>;
  /** Something cut in: the recorder may go on (muted) or is over (all others). */
  onCut(why: Interruption): void;
  /** After the last bytes were handed over and taken. */
  onEnd(): void;
}

/**
 * Records in slices of a second, in order. A recorder that ends by itself (screen off, app in the background, camera
 * taken away) ends like a stopped one, and says what cut it: what was handed over is there.
 */
export function record(stream: MediaStream, medium: 'audio' | 'video', events: RecorderEvents): Recording {
  const recorder = new MediaRecorder(stream, {
    mimeType: mimeFor(medium),
    audioBitsPerSecond: 48_000,
    ...(medium === 'video' ? { videoBitsPerSecond: 1_500_000 } : {}),
  });
  let queue: Promise<void> = Promise.resolve();
  let asked = false;
  let failed = false;
  const cut = (why: Interruption) => {
    if (!asked) events.onCut(why);
  };
  recorder.addEventListener('dataavailable', ({ data }) => {
    queue = queue.then(async () => {
      if (failed || data.size === 0) return;
      try {
        await events.onBytes(new Uint8Array(await data.arrayBuffer()));
      } catch {
        // Nothing more can be written: the recording ends with what the disk has.
        failed = true;
        cut('storage');
        asked = true;
        if (recorder.state !== 'inactive') recorder.stop();
      }
    });
  });
  for (const track of stream.getTracks()) {
    track.addEventListener('mute', () => cut('muted'));
    track.addEventListener('ended', () => {
      cut('track-ended');
      asked = true;
      if (recorder.state !== 'inactive') recorder.stop();
    });
  }
  const ended = new Promise<void>((done) => {
    recorder.addEventListener('stop', () => {
      cut('recorder');
      asked = true;
      done();
    });
  });
  void ended.then(() => queue).then(() => events.onEnd());
  recorder.start(timeslice);
  return {
    isRunning: () => recorder.state === 'recording',
    async stop() {
      asked = true;
      if (recorder.state !== 'inactive') recorder.stop();
      await ended;
      await queue;
    },
  };
}
