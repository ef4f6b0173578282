import { sayDay, sayTime, useNow, useWords, useZone } from '@mingcha/ui';
import { IconArrowLeft, IconLock, IconPlus, IconTrash } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { type Note, type NoteStore, newNoteId, openNotes } from '../../notes/note-store.ts';
import { useGuiseName } from '../../shell/use-guise.ts';
import { useTablet } from '../../state/tablet-context.ts';
import { useKeptAsTyped } from '../../state/use-kept-as-typed.ts';
import styles from './notes-page.module.css';

/**
 * Somebody's notes, and nothing else: they are written, kept, found again and thrown away as in any book of notes. The last
 * line leads to what is locked.
 */
export function NotesPage({ onLocked }: { onLocked: () => void }) {
  const { say } = useWords();
  const name = useGuiseName();
  const { db, now } = useTablet();
  const [store] = useState(() => openNotes(db, now));
  const [notes, setNotes] = useState<readonly Note[] | null>(null);
  const [shown, setShown] = useState<Note | null>(null);
  const reload = useCallback(() => void store.list().then(setNotes, () => setNotes([])), [store]);
  useEffect(reload, [reload]);

  if (shown !== null) {
    return (
      <Sheet
        note={shown}
        store={store}
        onBack={() => {
          setShown(null);
          reload();
        }}
      />
    );
  }
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{name}</h1>
        <button
          type="button"
          aria-label={say('field.notes.new')}
          onClick={() => setShown({ id: newNoteId(), at: now(), text: '' })}
        >
          <IconPlus size="1.5rem" stroke={1.75} aria-hidden />
        </button>
      </header>
      <main className={styles.body}>
        {notes?.length === 0 ? <p className={styles.none}>{say('field.notes.none')}</p> : null}
        <ul className={styles.list}>
          {(notes ?? []).map((note) => (
            <Line key={note.id} note={note} onShow={() => setShown(note)} />
          ))}
        </ul>
        <button type="button" className={styles.locked} onClick={onLocked}>
          <IconLock size="1.125rem" stroke={1.5} aria-hidden />
          {say('field.notes.locked')}
        </button>
      </main>
    </div>
  );
}

function Line({ note, onShow }: { note: Note; onShow: () => void }) {
  const { say, language } = useWords();
  const zone = useZone();
  const now = useNow(60_000);
  const [first = '', ...rest] = note.text.split('\n').filter((line) => line.trim() !== '');
  const today = sayDay(note.at, now, language, zone) === sayDay(now, now, language, zone);
  return (
    <li>
      <button type="button" className={styles.line} onClick={onShow}>
        <strong>{first === '' ? say('field.notes.blank') : first}</strong>
        <span>
          <time>{today ? sayTime(note.at, language, zone) : sayDay(note.at, now, language, zone)}</time>
          {rest[0] ?? ''}
        </span>
      </button>
    </li>
  );
}

interface SheetProps {
  note: Note;
  store: NoteStore;
  onBack: () => void;
}

/** Kept as it is typed; a sheet that was left blank is no note. */
function Sheet({ note, store, onBack }: SheetProps) {
  const { say } = useWords();
  const name = useGuiseName();
  const [text, setText] = useState(note.text);
  const kept = useKeptAsTyped(useCallback((last: string) => store.write(note.id, last), [store, note.id]));

  const set = (next: string) => {
    setText(next);
    kept.set(next);
  };
  const remove = async () => {
    await kept.forget();
    await store.remove(note.id);
    onBack();
  };
  const leave = async () => {
    if (text.trim() === '') return remove();
    await kept.flush();
    onBack();
  };
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <button type="button" aria-label={say('field.back')} onClick={() => void leave()}>
          <IconArrowLeft size="1.5rem" stroke={1.75} aria-hidden />
        </button>
        <h1>{name}</h1>
        <button type="button" aria-label={say('field.notes.remove')} onClick={() => void remove()}>
          <IconTrash size="1.5rem" stroke={1.5} aria-hidden />
        </button>
      </header>
      <main className={styles.body}>
        <textarea
          className={styles.sheet}
          aria-label={say('field.notes.text')}
          value={text}
          onChange={(event) => set(event.target.value)}
        />
      </main>
    </div>
  );
}
