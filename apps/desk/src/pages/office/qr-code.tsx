import qrcode from 'qrcode';
import { useEffect, useRef } from 'react';
import styles from './office.module.css';

/** Drawn on a canvas: an inline picture would need a wider content policy. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) void qrcode.toCanvas(canvas.current, text, { margin: 1, width: 448 });
  }, [text]);
  return <canvas ref={canvas} className={styles.qr} role="img" aria-label={label} />;
}
