import { useNow, useWords } from '@mingcha/ui';
import { useCallback, useEffect, useRef, useState } from 'react';
import {
  CameraFailed,
  type CameraTrouble,
  closeStream,
  openForAudio,
  openForVideo,
} from '../../capture/camera.ts';
import { positionOnce } from '../../capture/position.ts';
import { mimeFor, type Recording as Running, record } from '../../capture/recorder.ts';
import { useOpen } from '../../state/hooks.ts';
import { type KeptRecording, startRecording } from '../../visit/media-acts.ts';
import type { VisitView } from '../../visit/view.ts';
import type { Done } from '../../visit/visit-acts.ts';
import styles from './recording-bar.module.css';
import { spanOf } from './running-time.tsx';

type Medium = 'audio' | 'video';

export interface Recording {
  readonly active: Medium | null;
  readonly since: number | null;
  readonly stream: MediaStream | null;
  readonly trouble: CameraTrouble | null;
  toggle(medium: Medium, finding: string | null, onDone: (done: Done) => void): Promise<void>;
  stop(): Promise<void>;
}

interface Under {
  readonly medium: Medium;
  readonly since: number;
  readonly stream: MediaStream;
  readonly running: Running;
}

/** One recording at a time. Leaving this screen ends it; one that was killed is finished when the tablet opens again. */
export function useRecording(view: VisitView, onKept: (finding: string) => void): Recording {
  const open = useOpen();
  const [under, setUnder] = useState<Under | null>(null);
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null);
  const wake = useRef<WakeLockSentinel | null>(null);
  const kept = useRef(onKept);
  kept.current = onKept;

  const stop = useCallback(async () => {
    await under?.running.stop();
  }, [under]);

  useEffect(() => () => void under?.running.stop(), [under]);

  const start = async (medium: Medium, finding: string | null, onDone: (done: Done) => void) => {
    setTrouble(null);
    const stream = await (medium === 'video' ? openForVideo() : openForAudio()).catch((cause: unknown) => {
      setTrouble(cause instanceof CameraFailed ? cause.trouble : 'busy');
      return null;
    });
    if (stream === null) return;
    // The screen's own lock would end the recording.
    wake.current = (await navigator.wakeLock?.request('screen').catch(() => null)) ?? null;
    const begun = await startRecording(open, medium, mimeFor(medium), {
      visit: view.id,
      finding,
      position: positionOnce(),
    });
    if (!begun.ok) {
      closeStream(stream);
      return onDone(begun);
    }
    const piece: KeptRecording = begun.recording;
    const running = record(
      stream,
      medium,
      (bytes) => piece.push(bytes),
      () => {
        closeStream(stream);
        setUnder(null);
        open.recording.set(false);
        void wake.current?.release();
        void piece.finish().then((done) => {
          onDone(done);
          if (done.ok) kept.current(piece.finding);
        });
      },
    );
    open.recording.set(true);
    setUnder({ medium, since: Date.now(), stream, running });
  };

  return {
    active: under?.medium ?? null,
    since: under?.since ?? null,
    stream: under?.stream ?? null,
    trouble,
    stop,
    toggle: async (medium, finding, onDone) => {
      if (under !== null) return stop();
      await start(medium, finding, onDone);
    },
  };
}

/** Says that something is being recorded: on a covert visit as a plain running number. */
export function RecordingBar({ recording, covert }: { recording: Recording; covert: boolean }) {
  const { say } = useWords();
  const now = useNow(1000);
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = recording.stream;
  }, [recording.stream]);
  if (recording.trouble !== null) return <p>{say(`field.camera.${recording.trouble}`)}</p>;
  if (recording.active === null || recording.since === null) return null;
  const span = spanOf(now - recording.since);
  return (
    <div className={styles.bar}>
      {recording.active === 'video' ? (
        <video ref={video} className={styles.preview} autoPlay muted playsInline aria-hidden />
      ) : null}
      <span role="timer">{covert ? `● ${span}` : say('field.recording.running', { span })}</span>
      <button type="button" onClick={() => void recording.stop()}>
        {say('field.recording.stop')}
      </button>
    </div>
  );
}
