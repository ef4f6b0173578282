import { sayTime, useNow, useWords, useZone } from '@mingcha/ui';
import { IconMoonFilled } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useRecordingHost, useRecordingState } from '../../capture/recording-host.tsx';
import type { RecordedMedium } from '../../capture/recording-session.ts';
import type { VisitView } from '../../visit/view.ts';
import type { Done } from '../../visit/visit-acts.ts';
import styles from './recording-bar.module.css';
import { spanOf } from './running-time.tsx';

export interface Recording {
  readonly active: RecordedMedium | null;
  toggle(medium: RecordedMedium, finding: string | null, onDone: (done: Done) => void): Promise<void>;
  stop(): Promise<void>;
}

/** One recording at a time. It goes on over other pages; one that was killed is finished when the tablet opens again. */
export function useRecording(view: VisitView, onKept: (finding: string) => void): Recording {
  const { session } = useRecordingHost();
  const { medium } = useRecordingState();
  return {
    active: medium,
    stop: session.stop,
    toggle: (wanted, finding, onDone) =>
      medium === null
        ? session.start({ visit: view.id, medium: wanted, finding, onDone, onKept })
        : session.stop(),
  };
}

/** Says that something is being recorded, and what cut in: on a covert visit as a running number and a sign. */
export function RecordingBar({ covert }: { covert: boolean }) {
  const { say, term, language } = useWords();
  const zone = useZone();
  const now = useNow(1000);
  const { session, dim } = useRecordingHost();
  const { medium, since, stream, trouble, notice } = useRecordingState();
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = stream;
  }, [stream]);
  const span = since === null ? null : spanOf(now - since);
  const told =
    notice === null
      ? null
      : say(`field.recording.cut.${notice.goesOn}`, {
          time: sayTime(notice.at, language, zone, true),
          why: term('interruption', notice.why),
        });
  return (
    <>
      {trouble === null ? null : (
        <p role="alert" className={styles.notice}>
          {say(`field.camera.${trouble}`)}
        </p>
      )}
      {told === null ? null : (
        <div role="alert" className={styles.notice}>
          <span>{told}</span>
          <button type="button" onClick={session.read}>
            {say('field.recording.cut.read')}
          </button>
        </div>
      )}
      {medium === null || span === null ? null : (
        <div className={styles.bar}>
          {medium === 'video' && !covert ? (
            <video ref={video} className={styles.preview} autoPlay muted playsInline aria-hidden />
          ) : null}
          <span role="timer">{covert ? `● ${span}` : say('field.recording.running', { span })}</span>
          <button type="button" aria-label={say('field.dim')} onClick={dim}>
            <IconMoonFilled size="1.25rem" aria-hidden />
          </button>
          <button type="button" onClick={() => void session.stop()}>
            {say('field.recording.stop')}
          </button>
        </div>
      )}
    </>
  );
}
