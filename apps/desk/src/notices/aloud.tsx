import { useWords } from '@mingcha/ui';
import { useEffect, useRef, useState } from 'react';
import type { StreamState } from './event-stream.ts';
import styles from './notices.module.css';

/** Says to whoever listens to the page that something came, without moving anything. */
export function Aloud({ stream }: { stream: StreamState }) {
  const { say } = useWords();
  const [words, setWords] = useState('');
  const seen = useRef(stream.news);
  useEffect(() => {
    const fresh = stream.news - seen.current;
    seen.current = stream.news;
    if (fresh > 0) setWords(say('desk.bell.new', { count: fresh }));
  }, [stream.news, say]);
  return (
    <span role="status" className={styles.aloud}>
      {words}
    </span>
  );
}
