import { useWords } from '@mingcha/ui';
import { useEffect, useRef, useState } from 'react';
import type { OpenPdf } from './open-pdf.ts';
import { PdfPage } from './pdf-page.tsx';
import styles from './pdf-pages.module.css';

interface PdfPagesProps {
  /** A new buffer is a new edition of the same paper: page and place stay. */
  bytes: ArrayBuffer;
  label: string;
  /** Hidden meanwhile (a tab): where one had read to is found again. */
  hidden?: boolean;
  onFailed: () => void;
}

/** The pages of a PDF under each other. */
export function PdfPages({ bytes, label, hidden = false, onFailed }: PdfPagesProps) {
  const { say } = useWords();
  const scroller = useRef<HTMLElement>(null);
  const place = useRef(0);
  const width = useWidth(scroller);
  const [page, setPage] = useState(1);
  const [drawn, setDrawn] = useState<ArrayBuffer | null>(null);
  const edition = useEdition(bytes, onFailed);
  useEffect(() => {
    if (!hidden && scroller.current !== null) scroller.current.scrollTop = place.current;
  }, [hidden]);
  const of = edition?.pdf.document.numPages ?? 0;
  const follow = () => {
    const area = scroller.current;
    if (area === null || hidden) return;
    place.current = area.scrollTop;
    const middle = area.scrollTop + area.clientHeight / 3;
    const sheets = [...area.querySelectorAll<HTMLElement>('[data-page]')];
    setPage(1 + sheets.filter((sheet) => sheet.offsetTop + sheet.offsetHeight < middle).length);
  };
  return (
    <div className={styles.reader}>
      <section
        ref={scroller}
        className={styles.scroller}
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
        tabIndex={0}
        onScroll={follow}
      >
        <ol className={styles.sheets} data-drawn={drawn === bytes ? 'true' : 'false'}>
          {edition === null
            ? null
            : Array.from({ length: of }, (_, at) => (
                <PdfPage
                  // biome-ignore lint/suspicious/noArrayIndexKey: the third page stays the third page
                  key={at}
                  pdf={edition.pdf}
                  number={at + 1}
                  of={of}
                  width={width}
                  scroller={scroller}
                  onDrawn={() => setDrawn(edition.bytes)}
                />
              ))}
        </ol>
      </section>
      {of === 0 ? null : (
        <p className={styles.where}>{say('desk.pdf.page', { number: Math.min(page, of), of })}</p>
      )}
    </div>
  );
}

interface Edition {
  readonly bytes: ArrayBuffer;
  readonly pdf: OpenPdf;
}

/** The newest edition that opened; the one before is shown until then. */
function useEdition(bytes: ArrayBuffer, onFailed: () => void): Edition | null {
  const [edition, setEdition] = useState<Edition | null>(null);
  const failed = useRef(onFailed);
  failed.current = onFailed;
  useEffect(() => {
    let over = false;
    const open = async () => {
      const { openPdf } = await import('./open-pdf.ts');
      const pdf = await openPdf(bytes.slice(0));
      if (over) pdf.close();
      else setEdition({ bytes, pdf });
    };
    open().catch(() => {
      if (!over) failed.current();
    });
    return () => {
      over = true;
    };
  }, [bytes]);
  useEffect(() => () => edition?.pdf.close(), [edition]);
  return edition;
}

function useWidth(area: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (area.current === null) return;
    const watch = new ResizeObserver(([seen]) => {
      const next = Math.floor(seen?.contentRect.width ?? 0);
      if (next > 0) setWidth(next);
    });
    watch.observe(area.current);
    return () => watch.disconnect();
  }, [area]);
  return width;
}
