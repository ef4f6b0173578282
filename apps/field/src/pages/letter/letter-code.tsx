import { useEffect, useRef } from 'react';
import styles from './letter.module.css';

/** Drawn on a canvas, since the content policy allows no inline picture. The drawer is fetched with the page that needs it. */
export function LetterCode({ text, label }: { text: string; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    void import('qrcode').then(async ({ default: qrcode }) => {
      const board = canvas.current;
      if (board === null) return;
      await qrcode.toCanvas(board, text, { margin: 1, width: 448, errorCorrectionLevel: 'M' });
      board.style.width = '';
      board.style.height = '';
    });
  }, [text]);
  return <canvas ref={canvas} className={styles.code} role="img" aria-label={label} />;
}
