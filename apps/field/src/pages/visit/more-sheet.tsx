import { FaceSwitch, useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import { Sheet } from '../../parts/sheet.tsx';
import { useTablet } from '../../state/hooks.ts';
import type { VisitView } from '../../visit/view.ts';
import styles from './more-sheet.module.css';

interface MoreSheetProps {
  view: VisitView;
  onClose: () => void;
}

/** What is needed seldom: light, lists, and the cover. */
export function MoreSheet({ view, onClose }: MoreSheetProps) {
  const { say } = useWords();
  const tablet = useTablet();
  return (
    <Sheet label={say('field.visit.more')} onClose={onClose}>
      <div className={styles.list}>
        <FaceSwitch withDim />
        <Link to="/n/$visit/checklist" params={{ visit: view.id }} className={styles.way}>
          {say('field.more.checklist')}
        </Link>
        <Link to="/today" className={styles.way}>
          {say('field.more.today')}
        </Link>
        <Link to="/n/$visit/letter" params={{ visit: view.id }} className={styles.way}>
          {say('field.letter.way')}
        </Link>
        <Link to="/outbox" className={styles.way}>
          {say('field.more.outbox')}
        </Link>
        <button type="button" className={styles.way} onClick={() => void tablet.cover()}>
          {say('field.more.cover')}
        </button>
      </div>
    </Sheet>
  );
}
