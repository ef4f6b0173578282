import { useWords } from '@mingcha/ui';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { OpenPdf } from './open-pdf.ts';
import styles from './pdf-pages.module.css';

interface PdfPageProps {
  pdf: OpenPdf;
  number: number;
  of: number;
  /** In CSS pixels. */
  width: number;
  scroller: RefObject<HTMLElement | null>;
  onDrawn: () => void;
}

/** A sheet of paper: blank until it is near the eye, then a picture, and that picture until the next one is finished. */
export function PdfPage({ pdf, number, of, width, scroller, onDrawn }: PdfPageProps) {
  const { say } = useWords();
  const sheet = useRef<HTMLLIElement>(null);
  const shown = useRef<HTMLCanvasElement>(null);
  const drawn = useRef(onDrawn);
  drawn.current = onDrawn;
  const near = useNear(sheet, scroller);
  useEffect(() => {
    if (!near || width === 0) return;
    const stop = new AbortController();
    const draw = async () => {
      const { drawPage } = await import('./open-pdf.ts');
      const fresh = await drawPage(pdf, number, width, stop.signal);
      const canvas = shown.current;
      if (fresh === null || canvas === null) return;
      canvas.width = fresh.width;
      canvas.height = fresh.height;
      canvas.getContext('2d')?.drawImage(fresh, 0, 0);
      drawn.current();
    };
    // A page that was given up is drawn again by whoever gave it up.
    draw().catch((error: unknown) => {
      if (!stop.signal.aborted) console.warn(error);
    });
    return () => stop.abort();
  }, [pdf, number, width, near]);
  return (
    <li ref={sheet} className={styles.sheet} data-page={number}>
      <canvas
        ref={shown}
        className={styles.picture}
        role="img"
        aria-label={say('desk.pdf.page', { number, of })}
      />
    </li>
  );
}

/** Half a screen above and below what is seen. */
function useNear(sheet: RefObject<HTMLElement | null>, scroller: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (sheet.current === null) return;
    const watch = new IntersectionObserver((seen) => setNear(seen.at(-1)?.isIntersecting === true), {
      root: scroller.current,
      rootMargin: '50% 0px',
    });
    watch.observe(sheet.current);
    return () => watch.disconnect();
  }, [sheet, scroller]);
  return near;
}
