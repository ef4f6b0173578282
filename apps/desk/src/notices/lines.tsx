import { Clock, Moment, useWords } from '@mingcha/ui';
import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useRef } from 'react';
import styles from './notices.module.css';
import { type NoticeRow, placeOf } from './places.ts';

interface LinesProps {
  rows: readonly NoticeRow[];
  onRead: (ids: readonly string[]) => void;
  /** A notice was followed: a drawer closes. */
  onGo?: () => void;
}

/** One line a notice: what, since when, until when. Up and down walk, Enter opens, m marks. */
export function NoticeLines({ rows, onRead, onGo }: LinesProps) {
  const { say, term } = useWords();
  const list = useRef<HTMLUListElement>(null);
  const walk = (event: KeyboardEvent) => {
    const stops = [...(list.current?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])];
    const at = stops.findIndex((stop) => stop.contains(document.activeElement));
    if (event.key === 'ArrowDown' || event.key === 'j') stops[Math.min(at + 1, stops.length - 1)]?.focus();
    else if (event.key === 'ArrowUp' || event.key === 'k') stops[Math.max(at - 1, 0)]?.focus();
    else if (event.key === 'm' && at >= 0) {
      const row = rows[at];
      if (row !== undefined && !row.read) onRead([row.id]);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <ul ref={list} className={styles.lines} onKeyDown={walk}>
      {rows.map((row) => {
        const to = placeOf(row);
        const follow = () => {
          if (!row.read) onRead([row.id]);
          onGo?.();
        };
        const words = (
          <>
            <span className={styles.what}>
              {row.read ? null : <span className={styles.new}>{say('desk.bell.unread')}</span>}
              {term('notice', row.code)}
            </span>
            <span className={styles.more}>
              {row.number === null ? null : <span>{row.number}</span>}
              {row.due === null ? null : <Clock due={row.due} stopped={row.read} />}
              <Moment at={row.at} />
            </span>
          </>
        );
        return (
          <li key={row.id} className={styles.line} data-unread={!row.read}>
            {to === null ? (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a stop for the keys that walk
              <span className={styles.body} data-stop tabIndex={0}>
                {words}
              </span>
            ) : (
              <Link to={to} className={styles.body} data-stop data-press onClick={follow}>
                {words}
              </Link>
            )}
            {row.read ? null : (
              <button
                type="button"
                className={styles.mark}
                aria-label={say('desk.keys.readNotice')}
                title={say('desk.keys.readNotice')}
                onClick={() => onRead([row.id])}
              >
                <IconCheck size="1.125rem" aria-hidden />
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
