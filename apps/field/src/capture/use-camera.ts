import { type RefObject, useEffect, useRef, useState } from 'react';
import { CameraFailed, type CameraTrouble, closeStream, type Lens, lensOf, openForPhoto } from './camera.ts';
import { type Fix, fixOnce, type PositionWatch, watchPosition } from './position.ts';

export interface Camera {
  readonly video: RefObject<HTMLVideoElement | null>;
  /** Where the tablet is at this moment; asked at the shutter. */
  place(): Promise<Fix>;
  /** Open and showing: before its first frame there is nothing to take. */
  readonly ready: boolean;
  onPlaying(): void;
  readonly stream: MediaStream | null;
  readonly lens: Lens;
  readonly trouble: CameraTrouble | null;
  /** Once more: the permission was given, the other program closed. */
  again(): void;
}

const plain: Lens = { torch: false, zoom: null };

/** The camera behind a preview, open as long as the part that asked for it is shown. `on` false: it is not to be opened. */
export function useCamera(on: boolean): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const watch = useRef<PositionWatch | null>(null);
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null);
  const [shown, setShown] = useState<MediaStream | null>(null);
  const [tries, setTries] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try opens it anew
  useEffect(() => {
    if (!on) return;
    let mine: MediaStream | null = null;
    let over = false;
    watch.current = watchPosition();
    openForPhoto().then(
      (opened) => {
        if (over) return closeStream(opened);
        mine = opened;
        if (video.current !== null) video.current.srcObject = opened;
        setStream(opened);
        setTrouble(null);
        for (const track of opened.getVideoTracks())
          track.addEventListener('ended', () => setTrouble('busy'));
      },
      (cause: unknown) => setTrouble(cause instanceof CameraFailed ? cause.trouble : 'busy'),
    );
    return () => {
      over = true;
      closeStream(mine);
      setStream(null);
      watch.current?.stop();
    };
  }, [on, tries]);

  return {
    video,
    place: () => watch.current?.now() ?? fixOnce(),
    stream,
    // Of this very stream: one that was closed and opened again has to show first.
    ready: stream !== null && shown === stream,
    onPlaying: () => setShown(stream ?? (video.current?.srcObject as MediaStream | null)),
    lens: stream === null ? plain : lensOf(stream),
    trouble,
    again() {
      setTrouble(null);
      setTries((count) => count + 1);
    },
  };
}
