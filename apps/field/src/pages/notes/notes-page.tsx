import { sayDay, sayTime, useNow, useWords, useZone } from '@mingcha/ui';
import { IconArrowLeft, IconLock, IconPlus, IconTrash } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Note, newNoteId, openNotes } from '../../notes/note-store.ts';
import { useGuiseName } from '../../shell/use-guise.ts';
import { useTablet } from '../../state/tablet-context.ts';
import styles from './notes-page.module.css';

const breath = 250;

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
        write={(text) => store.write(shown.id, text)}
        onRemove={() =>
          void store
            .remove(shown.id)
            .then(() => setShown(null))
            .then(reload)
        }
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
  write: (text: string) => Promise<void>;
  onRemove: () => void;
  onBack: () => void;
}

/** Kept as it is typed; a sheet that was left blank is no note. */
function Sheet({ note, write, onRemove, onBack }: SheetProps) {
  const { say } = useWords();
  const name = useGuiseName();
  const [text, setText] = useState(note.text);
  const waiting = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const writing = useRef(write);
  writing.current = write;
  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    const last = waiting.current;
    waiting.current = null;
    if (last !== null) await writing.current(last);
  }, []);

  useEffect(() => {
    const hide = () => void flush();
    document.addEventListener('visibilitychange', hide);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      void flush();
    };
  }, [flush]);

  const set = (next: string) => {
    setText(next);
    waiting.current = next;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), breath);
  };
  const remove = () => {
    clearTimeout(timer.current);
    waiting.current = null;
    onRemove();
  };
  const leave = async () => {
    if (text.trim() === '') return remove();
    await flush();
    onBack();
  };
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <button type="button" aria-label={say('field.back')} onClick={() => void leave()}>
          <IconArrowLeft size="1.5rem" stroke={1.75} aria-hidden />
        </button>
        <h1>{name}</h1>
        <button type="button" aria-label={say('field.notes.remove')} onClick={remove}>
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
