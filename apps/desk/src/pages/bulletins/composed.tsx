import { Moment, PersonName, Section, Tag, useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import styles from './bulletins.module.css';
import type { BulletinDetail } from './detail.tsx';

/** Who took a confirmed finding out of a draft, who asked for it and why: read before anything is checked or signed. */
export function DroppedFindings({ detail }: { detail: BulletinDetail }) {
  const { say } = useWords();
  const { dropped, names } = detail;
  if (dropped.length === 0) return null;
  const nameOf = (id: string | null) => (id === null ? null : (names[id] ?? null));
  const words = (text: string | null) => text ?? say('ui.erased');
  return (
    <Section title={say('desk.compose.dropped.count', { count: dropped.length })}>
      <ul className={styles.lines}>
        {dropped.map((one) => (
          <li key={`${one.finding} ${one.at}`} data-dropped={one.finding}>
            {one.finding === null ? (
              words(null)
            ) : (
              <Link to="/findings/$id" params={{ id: one.finding }}>
                {one.observation ?? say('desk.compose.dropped.hidden')}
              </Link>
            )}{' '}
            <span className="mc-quiet">{nameOf(one.unit)}</span>{' '}
            {one.back ? <Tag tone="done" label={say('desk.compose.dropped.isBack')} /> : null}
            <br />
            {say('desk.compose.dropped.said', { askedBy: words(one.askedBy), reason: words(one.reason) })}
            <br />
            <span className="mc-quiet">
              {say('desk.compose.dropped.by')} <PersonName name={nameOf(one.person)} /> <Moment at={one.at} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
