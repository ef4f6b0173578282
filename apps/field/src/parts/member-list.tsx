import { Tag, useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useOpen } from '../state/hooks.ts';
import { memberName } from '../visit/act.ts';
import styles from './member-list.module.css';
import { Press } from './press.tsx';

interface MemberListProps {
  members: readonly string[];
  lead: string;
  isDone: (person: string) => boolean;
  /** On the button of those who have not yet. */
  act: string;
  done: string;
  /** Who takes no part any more, and the word for it. */
  isAside?: (person: string) => boolean;
  aside?: string;
  onAsk: (person: string) => void;
  disabled?: boolean;
}

/** The team, each with an own confirmation. Who has no key on this tablet is told where to get one. */
export function MemberList(props: MemberListProps) {
  const { members, lead, isDone, act, done, isAside, aside = '', onAsk, disabled = false } = props;
  const { say } = useWords();
  const open = useOpen();
  const [enrolled, setEnrolled] = useState<ReadonlySet<string> | null>(null);
  useEffect(() => {
    void open.db.persons
      .toCollection()
      .primaryKeys()
      .then((keys) => setEnrolled(new Set(keys)));
  }, [open.db]);

  return (
    <ul className={styles.list}>
      {members.map((person) => (
        <li key={person} className={styles.member}>
          <span>
            {memberName(open, person)}
            {person === lead ? <span className={styles.lead}>{say('field.member.lead')}</span> : null}
          </span>
          {isAside?.(person) ? (
            <Tag tone="stopped" label={aside} />
          ) : isDone(person) ? (
            <Tag tone="done" label={done} />
          ) : enrolled?.has(person) ? (
            <Press disabled={disabled} onClick={() => onAsk(person)}>
              {act}
            </Press>
          ) : enrolled === null ? null : (
            <Link to="/settings" className={styles.missing}>
              {say('field.member.missing')}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
