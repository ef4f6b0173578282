import { type ReactNode, use, useLayoutEffect, useRef } from 'react';
import { CoveredContext } from '../state/hooks.ts';
import styles from './sheet.module.css';

interface SheetProps {
  label: string;
  onClose: () => void;
  children: ReactNode;
}

/** Comes up from the thumb's side; a press beside it, or the system's back, puts it away. */
export function Sheet({ label, onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const beside = useRef(false);
  const covered = use(CoveredContext);
  // Before the sheet leaves the page: closed after that, the keys would not come back to what opened it.
  useLayoutEffect(() => {
    const shown = dialog.current;
    // A modal sheet would keep touches from what covers it; what was typed on it stays where it is.
    if (covered) return;
    if (shown !== null && !shown.open) {
      shown.showModal();
      // On the sheet and not on its first key: it is read out from its beginning, and Enter does nothing yet.
      shown.focus();
    }
    return () => shown?.close();
  }, [covered]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: by keys it is put away with Escape, which is onCancel
    <dialog
      ref={dialog}
      aria-label={label}
      tabIndex={-1}
      className={styles.sheet}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        beside.current = event.target === dialog.current;
      }}
      // Only when it was lifted: a sheet that went away under two fingers would take their touches with it.
      onClick={(event) => {
        if (beside.current && event.target === dialog.current) onClose();
      }}
    >
      <div className={styles.inside}>{children}</div>
    </dialog>
  );
}
