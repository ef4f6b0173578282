import { useWords } from '@mingcha/ui';
import { useEffect, useRef, useState } from 'react';
import { CameraFailed, type CameraTrouble, closeStream, openForPhoto } from '../../capture/camera.ts';
import { takeStill } from '../../capture/photo.ts';
import { type PositionWatch, watchPosition } from '../../capture/position.ts';
import { Press, PressRow } from '../../parts/press.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useOpen } from '../../state/hooks.ts';
import { keepPhoto } from '../../visit/media-acts.ts';
import type { VisitView } from '../../visit/view.ts';
import type { Done } from '../../visit/visit-acts.ts';
import styles from './camera-sheet.module.css';

interface CameraSheetProps {
  view: VisitView;
  /** The finding that gets the picture; null makes a new one. */
  finding: string | null;
  /** A question of the checklist that gets it instead. */
  answer?: string;
  covert: boolean;
  onKept: (finding: string) => void;
  onDone: (done: Done) => void;
  onClose: () => void;
}

/** Preview and shutter. On a covert visit the preview is small, and nothing flashes or sounds. */
export function CameraSheet({ view, finding, answer, covert, onKept, onDone, onClose }: CameraSheetProps) {
  const { say } = useWords();
  const open = useOpen();
  const video = useRef<HTMLVideoElement>(null);
  const watch = useRef<PositionWatch | null>(null);
  const [ready, setReady] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null);

  useEffect(() => {
    let stream: MediaStream | null = null;
    let over = false;
    watch.current = watchPosition();
    openForPhoto().then(
      (opened) => {
        if (over) return closeStream(opened);
        stream = opened;
        if (video.current !== null) video.current.srcObject = opened;
      },
      (cause: unknown) => setTrouble(cause instanceof CameraFailed ? cause.trouble : 'busy'),
    );
    return () => {
      over = true;
      closeStream(stream);
      watch.current?.stop();
    };
  }, []);

  const shoot = async () => {
    const preview = video.current;
    if (preview === null) return;
    setBusy(true);
    try {
      // Both at the shutter: the picture, and where it was taken.
      const position = watch.current?.now() ?? Promise.resolve(null);
      const bytes = await takeStill(preview);
      const kept = await keepPhoto(open, bytes, { visit: view.id, finding, answer, position });
      onDone(kept.done);
      if (kept.done.ok) onKept(kept.finding);
      onClose();
    } finally {
      setBusy(false);
    }
  };

  return (
    <Sheet label={say('field.do.photo.short')} onClose={onClose}>
      {trouble === null ? (
        <video
          ref={video}
          className={styles.preview}
          data-covert={covert}
          autoPlay
          muted
          playsInline
          onPlaying={() => setReady(true)}
          aria-label={say('field.camera.preview')}
        />
      ) : (
        <p>{say(`field.camera.${trouble}`)}</p>
      )}
      <PressRow>
        <Press look="bare" onClick={onClose}>
          {say('field.leave')}
        </Press>
        <Press look="filled" busy={busy} disabled={!ready} onClick={() => void shoot()}>
          {say('field.camera.shoot')}
        </Press>
      </PressRow>
    </Sheet>
  );
}
