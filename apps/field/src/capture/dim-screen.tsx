import { useLayoutEffect, useRef } from 'react';
import styles from './dim-screen.module.css';

/**
 * A black screen that is still on: the browser goes on recording, an onlooker sees a tablet that is off. One touch wakes
 * it, and that touch presses nothing else. It says nothing, not even that it records.
 */
export function DimScreen({ label, onWake }: { label: string; onWake: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before it leaves the page: closed after that, the keys would not come back to what was pressed.
  useLayoutEffect(() => {
    const shown = dialog.current;
    // Above every sheet: the top layer.
    if (shown !== null && !shown.open) shown.showModal();
    const colour = document.querySelector<HTMLMetaElement>('meta[name="theme-color"]');
    const before = colour?.content ?? '';
    if (colour !== null) colour.content = '#000000';
    return () => {
      if (colour !== null) colour.content = before;
      shown?.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.dark}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onWake();
      }}
    >
      <button type="button" className={styles.touch} aria-label={label} onClick={onWake} />
    </dialog>
  );
}
