/** How often the recorder hands over what it has: what a killed recording can lose. */
const timeslice = 1_000;

export interface Recording {
  readonly mime: string;
  /** Resolves when the last bytes were handed over. */
  stop(): Promise<void>;
}

const choices = {
  audio: ['audio/webm;codecs=opus', 'audio/mp4'],
  video: ['video/webm;codecs=vp9,opus', 'video/webm;codecs=vp8,opus', 'video/mp4'],
} as const;

export function mimeFor(medium: 'audio' | 'video'): string {
  const mime = choices[medium].find((each) => MediaRecorder.isTypeSupported(each));
  return mime ?? `${medium}/webm`;
}

/**
 * Records in slices of a second, in order. A recorder that ends by itself (screen locked, app in the background, camera
 * taken away) ends like a stopped one: what was handed over is there.
 */
export function record(
  stream: MediaStream,
  medium: 'audio' | 'video',
  onBytes: (bytes: Uint8Array) => Promise<void>,
  onEnd: () => void,
): Recording {
  const mime = mimeFor(medium);
  const recorder = new MediaRecorder(stream, {
    mimeType: mime,
    audioBitsPerSecond: 48_000,
    ...(medium === 'video' ? { videoBitsPerSecond: 1_500_000 } : {}),
  });
  let queue: Promise<void> = Promise.resolve();
  recorder.addEventListener('dataavailable', ({ data }) => {
    queue = queue.then(async () => {
      if (data.size > 0) await onBytes(new Uint8Array(await data.arrayBuffer()));
    });
  });
  const ended = new Promise<void>((done) => {
    recorder.addEventListener('stop', () => done());
  });
  void ended.then(() => queue).then(onEnd, onEnd);
  recorder.start(timeslice);
  return {
    mime,
    async stop() {
      if (recorder.state !== 'inactive') recorder.stop();
      await ended;
      await queue;
    },
  };
}
