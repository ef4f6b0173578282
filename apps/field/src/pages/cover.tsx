import { Loading, useWords } from '@mingcha/ui';
import { Screen } from '../parts/screen.tsx';
import { useDraft } from '../state/use-draft.ts';
import styles from './cover.module.css';

/** A page of notes that takes notes. It is what it looks like. */
export function CoverPage() {
  const { say } = useWords();
  const note = useDraft('cover', '');
  return (
    <Screen title={say('field.title')} back="/">
      {note.value === null ? (
        <Loading />
      ) : (
        <textarea
          className={styles.page}
          aria-label={say('field.title')}
          value={note.value}
          onChange={(event) => note.set(event.target.value)}
        />
      )}
    </Screen>
  );
}
