import type { Interruption } from '@mingcha/domain/evidence';
import { createStore, type Store } from '../state/store.ts';
import type { Open } from '../state/tablet.ts';
import { type KeptRecording, startRecording } from '../visit/recording-acts.ts';
import type { Done } from '../visit/visit-acts.ts';
import { CameraFailed, type CameraTrouble, closeStream, openForAudio, openForVideo } from './camera.ts';
import { frameOf } from './frame.ts';
import { fixOnce } from './position.ts';
import { mimeFor, type Recording, record } from './recorder.ts';
import { type Awake, stayAwake } from './wake.ts';

export type RecordedMedium = 'audio' | 'video';

/** What cut in, for the person to read; it stays until it was read. */
export interface CutNotice {
  readonly why: Interruption;
  readonly at: number;
  /** The recording goes on: in the same part, or in a next one. */
  readonly goesOn: 'same' | 'next' | 'not';
}

export interface RecordingState {
  readonly medium: RecordedMedium | null;
  readonly visit: string | null;
  readonly since: number | null;
  readonly stream: MediaStream | null;
  readonly trouble: CameraTrouble | null;
  readonly notice: CutNotice | null;
}

const idle: RecordingState = {
  medium: null,
  visit: null,
  since: null,
  stream: null,
  trouble: null,
  notice: null,
};

export interface RecordingAsked {
  readonly visit: string;
  readonly medium: RecordedMedium;
  readonly finding: string | null;
  onDone(done: Done): void;
  onKept(finding: string): void;
}

export interface RecordingSession {
  readonly state: Store<RecordingState>;
  start(asked: RecordingAsked): Promise<void>;
  stop(): Promise<void>;
  /** Ends for good: the tablet locks. */
  close(): Promise<void>;
  /** The person has read what cut in. */
  read(): void;
}

interface Under {
  readonly asked: RecordingAsked;
  readonly piece: KeptRecording;
  readonly running: Recording;
  /** Why it ended, when nobody asked it to. */
  cut: Interruption | null;
  /** Pages were hidden since, and what came of it is not known yet. */
  hiddenAt: number | null;
  ended: Promise<void>;
}

/** A camera that goes on failing is not asked for ever. */
const mostParts = 40;

/**
 * One recording at a time, whatever page is shown. What cuts in is put on the record with its time; the recording goes on
 * by itself where it can, as a next part that names the one before.
 */
export function createRecordingSession(open: Open): RecordingSession {
  const state = createStore<RecordingState>(idle);
  const show = (change: Partial<RecordingState>) => state.set({ ...state.get(), ...change });
  let under: Under | null = null;
  let awake: Awake | null = null;
  let parts = 0;
  let closed = false;

  async function begin(asked: RecordingAsked, continues?: string): Promise<boolean> {
    const opened = await (asked.medium === 'video' ? openForVideo() : openForAudio()).catch(
      (cause: unknown) => {
        show({ trouble: cause instanceof CameraFailed ? cause.trouble : 'busy' });
        return null;
      },
    );
    if (opened === null) return false;
    const begun = await startRecording(open, asked.medium, mimeFor(asked.medium), {
      visit: asked.visit,
      finding: asked.finding,
      position: fixOnce(),
      ...(continues === undefined ? {} : { continues }),
    });
    if (!begun.ok) {
      closeStream(opened);
      asked.onDone(begun);
      return false;
    }
    parts += 1;
    const piece = begun.recording;
    let over: () => void = () => {};
    const ended = new Promise<void>((done) => {
      over = done;
    });
    const running = record(opened, asked.medium, {
      onBytes: (bytes) => piece.push(bytes),
      onCut: (why) => void cutIn(why),
      onEnd: () => void conclude(opened).finally(over),
    });
    under = { asked, piece, running, cut: null, hiddenAt: null, ended };
    open.recording.set(true);
    show({
      medium: asked.medium,
      visit: asked.visit,
      since: state.get().since ?? Date.now(),
      stream: opened,
    });
    if (asked.medium === 'video') void keepThumb(piece.id, opened);
    return true;
  }

  async function keepThumb(id: string, stream: MediaStream): Promise<void> {
    const frame = await frameOf(stream).catch(() => null);
    if (frame !== null)
      await open.store.port?.thumb(id, await open.keys.mediumKey(id), frame).catch(() => {});
  }

  async function cutIn(why: Interruption): Promise<void> {
    const present = under;
    if (present === null) return;
    if (why !== 'muted') present.cut = why;
    show({ notice: { why, at: Date.now(), goesOn: why === 'muted' ? 'same' : 'not' } });
    // What the disk does not take any more is closed over what it has; that entry says it was cut.
    if (why !== 'storage') await present.piece.interrupt(why).catch(() => {});
  }

  /** A part is over: closed over its bytes; gone on with, when it was not a person who ended it. */
  async function conclude(stream: MediaStream): Promise<void> {
    const present = under;
    if (present === null) return;
    under = null;
    closeStream(stream);
    const { asked, piece, cut } = present;
    if (cut === 'storage') await piece.close('storage');
    else {
      const done = await piece.finish();
      asked.onDone(done);
      if (done.ok) asked.onKept(piece.finding);
    }
    const again = cut !== null && cut !== 'storage' && parts < mostParts && !closed;
    if (
      again &&
      (await visible()) &&
      !closed &&
      (await begin({ ...asked, finding: piece.finding }, piece.id))
    ) {
      const { notice } = state.get();
      if (notice !== null) show({ notice: { ...notice, goesOn: 'next' } });
      return;
    }
    rest();
  }

  function rest(): void {
    open.recording.set(false);
    awake?.release();
    awake = null;
    parts = 0;
    document.removeEventListener('visibilitychange', turned);
    show({ medium: null, visit: null, since: null, stream: null });
  }

  /** A camera opens for a page that is seen. */
  function visible(): Promise<true> {
    if (document.visibilityState === 'visible') return Promise.resolve(true);
    return new Promise((done) => {
      const look = () => {
        if (document.visibilityState !== 'visible') return;
        document.removeEventListener('visibilitychange', look);
        done(true);
      };
      document.addEventListener('visibilitychange', look);
    });
  }

  function turned(): void {
    const present = under;
    if (present === null) return;
    if (document.visibilityState === 'hidden') {
      present.hiddenAt = Date.now();
      // Said at once: the system may end the page before it is seen again.
      void present.piece.interrupt('hidden').catch(() => {});
      return;
    }
    if (present.hiddenAt === null) return;
    if (present.running.isRunning())
      show({ notice: { why: 'hidden', at: present.hiddenAt, goesOn: 'same' } });
    present.hiddenAt = null;
  }

  async function stop(): Promise<void> {
    const present = under;
    if (present === null) return;
    await present.running.stop();
    await present.ended;
  }

  return {
    state,
    async start(asked) {
      if (under !== null) return;
      show({ trouble: null, notice: null, since: null });
      document.addEventListener('visibilitychange', turned);
      awake ??= stayAwake();
      if (!(await begin(asked))) rest();
    },
    stop,
    close() {
      closed = true;
      return stop();
    },
    read: () => show({ notice: null, trouble: null }),
  };
}
