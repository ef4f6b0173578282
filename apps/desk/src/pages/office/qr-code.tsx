import qrcode from 'qrcode';
import { useEffect, useRef } from 'react';
import styles from './office.module.css';

/** Drawn on a canvas: an inline picture would need a wider content policy. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const board = canvas.current;
    if (board === null) return;
    void qrcode.toCanvas(board, text, { margin: 1, width: 448 }).then(() => {
      // Drawn twice as fine as it is shown; the size on the page is the style sheet's.
      board.style.width = '';
      board.style.height = '';
    });
  }, [text]);
  return <canvas ref={canvas} className={styles.qr} role="img" aria-label={label} />;
}
