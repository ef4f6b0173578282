import { useWords } from '@mingcha/ui';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { full, moved, type Quad } from '../../pictures/quad.ts';
import styles from './camera-sheet.module.css';

interface CropBoardProps {
  picture: ImageBitmap;
  quad: Quad;
  onQuad: (quad: Quad) => void;
}

const steps: Record<string, readonly [number, number]> = {
  ArrowLeft: [-50, 0],
  ArrowRight: [50, 0],
  ArrowUp: [0, -50],
  ArrowDown: [0, 50],
};

/** In the order in which a page is gone round. */
const corners = ['top-left', 'top-right', 'bottom-right', 'bottom-left'];

/** A page with its four corners, each a handle that a thumb can take. */
export function CropBoard({ picture, quad, onQuad }: CropBoardProps) {
  const { say } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const board = canvas.current;
    if (board === null) return;
    // As large as a screen shows, not as large as a sensor gives.
    const scale = Math.min(1, 1200 / Math.max(picture.width, picture.height));
    board.width = Math.round(picture.width * scale);
    board.height = Math.round(picture.height * scale);
    board.getContext('2d')?.drawImage(picture, 0, 0, board.width, board.height);
  }, [picture]);
  const drag = (event: PointerEvent<HTMLButtonElement>, corner: number) => {
    const box = canvas.current?.getBoundingClientRect();
    if (box === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const x = ((event.clientX - box.left) / box.width) * full;
    const y = ((event.clientY - box.top) / box.height) * full;
    onQuad(moved(quad, corner, { x, y }));
  };
  const key = (event: KeyboardEvent, corner: number) => {
    const step = steps[event.key];
    const point = quad[corner];
    if (step === undefined || point === undefined) return;
    event.preventDefault();
    onQuad(moved(quad, corner, { x: point.x + step[0], y: point.y + step[1] }));
  };
  return (
    <div className={styles.board}>
      <canvas ref={canvas} role="img" aria-label={say('field.scan.page')} />
      <svg viewBox={`0 0 ${full} ${full}`} preserveAspectRatio="none" aria-hidden="true">
        <polygon className={styles.outline} points={quad.map(({ x, y }) => `${x},${y}`).join(' ')} />
      </svg>
      {quad.map(({ x, y }, corner) => (
        <button
          type="button"
          key={corners[corner]}
          className={styles.handle}
          style={{ left: `${x / 100}%`, top: `${y / 100}%` }}
          aria-label={say('field.scan.corner', { corner: corner + 1 })}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={(event) => drag(event, corner)}
          onKeyDown={(event) => key(event, corner)}
        />
      ))}
    </div>
  );
}
