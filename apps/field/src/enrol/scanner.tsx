import { useWords } from '@mingcha/ui';
import jsQR from 'jsqr';
import { useEffect, useRef, useState } from 'react';
import { CameraFailed, type CameraTrouble, closeStream, openForPhoto } from '../capture/camera.ts';
import { codeIn } from './code-in.ts';
import styles from './scanner.module.css';

const between = 200;
const widest = 640;

function readFrame(video: HTMLVideoElement, canvas: HTMLCanvasElement): string | null {
  if (video.videoWidth === 0) return null;
  const scale = Math.min(1, widest / video.videoWidth);
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  if (brush === null) return null;
  brush.drawImage(video, 0, 0, canvas.width, canvas.height);
  const { data, width, height } = brush.getImageData(0, 0, canvas.width, canvas.height);
  return jsQR(data, width, height)?.data ?? null;
}

/** Looks for the desk's QR code until it finds one. */
export function Scanner({ onCode }: { onCode: (code: string, text: string) => void }) {
  const { say } = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const found = useRef(onCode);
  found.current = onCode;
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null);

  useEffect(() => {
    let stream: MediaStream | null = null;
    let over = false;
    const canvas = document.createElement('canvas');
    const look = setInterval(() => {
      const shown = video.current;
      const text = shown === null ? null : readFrame(shown, canvas);
      const code = text === null ? null : codeIn(text);
      if (text !== null && code !== null) found.current(code, text);
    }, between);
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
      clearInterval(look);
      closeStream(stream);
    };
  }, []);

  if (trouble !== null) return <p className={styles.trouble}>{say(`field.camera.${trouble}`)}</p>;
  return (
    <div className={styles.frame}>
      <video
        ref={video}
        className={styles.video}
        autoPlay
        muted
        playsInline
        aria-label={say('field.enrol.scanning')}
      />
    </div>
  );
}
