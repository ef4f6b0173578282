import { Loading } from '@mingcha/ui';
import { Screen } from '../parts/screen.tsx';
import { useGuiseName } from '../shell/use-guise.ts';
import { useDraft } from '../state/use-draft.ts';
import styles from './cover.module.css';

/** A page of notes that takes notes. It is what it looks like. */
export function CoverPage() {
  const name = useGuiseName();
  const note = useDraft('cover', '');
  return (
    <Screen title={name} back="/">
      {note.value === null ? (
        <Loading />
      ) : (
        <textarea
          className={styles.page}
          aria-label={name}
          value={note.value}
          onChange={(event) => note.set(event.target.value)}
        />
      )}
    </Screen>
  );
}
