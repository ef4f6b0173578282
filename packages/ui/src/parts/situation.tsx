import { Button } from '@mantine/core';
import { IconCloudOff, IconInbox, IconLock, IconPlugConnectedX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../words/use-words.ts';
import styles from './situation.module.css';

interface FrameProps {
  icon: typeof IconInbox;
  title: string;
  why?: string;
  action?: ReactNode;
  role?: 'status' | 'alert';
}

function Frame({ icon: Icon, title, why, action, role = 'status' }: FrameProps) {
  return (
    <div className={styles.frame} role={role}>
      <Icon size="1.5rem" stroke={1.5} aria-hidden className={styles.icon} />
      <p className={styles.title}>{title}</p>
      {why === undefined ? null : <p className={styles.why}>{why}</p>}
      {action}
    </div>
  );
}

/** Nothing to show, and what would bring something here. */
export function Empty({ title, why, action }: { title?: string; why?: string; action?: ReactNode }) {
  const { say } = useWords();
  return (
    <Frame
      icon={IconInbox}
      title={title ?? say('ui.empty.title')}
      {...(why ? { why } : {})}
      action={action}
    />
  );
}

/** Grey lines in the place of what is coming: after 300 ms, not before; after 3 s with a word. */
export function Loading({ lines = 4 }: { lines?: number }) {
  const { say } = useWords();
  const [long, setLong] = useState(false);
  useEffect(() => {
    const wait = setTimeout(() => setLong(true), 3000);
    return () => clearTimeout(wait);
  }, []);
  return (
    <div className={styles.loading} role="status" aria-busy="true">
      <span className={long ? styles.why : styles.hidden}>
        {say(long ? 'ui.loading.long' : 'ui.loading')}
      </span>
      {Array.from({ length: lines }, (_, line) => `line ${line}`).map((key) => (
        <span key={key} className={styles.bar} aria-hidden />
      ))}
    </div>
  );
}

/** The server answered wrongly. The number finds the cause in its log. */
export function Failed({ request, onRetry }: { request: string; onRetry: () => void }) {
  const { say } = useWords();
  return (
    <Frame
      role="alert"
      icon={IconPlugConnectedX}
      title={say('ui.error.title')}
      why={say('ui.error.why', { request: request === '' ? '—' : request })}
      action={<Button onClick={onRetry}>{say('ui.error.retry')}</Button>}
    />
  );
}

export function NoRight() {
  const { say } = useWords();
  return <Frame icon={IconLock} title={say('ui.noRight.title')} why={say('ui.noRight.why')} />;
}

export function Offline({ onRetry }: { onRetry?: () => void }) {
  const { say } = useWords();
  return (
    <Frame
      icon={IconCloudOff}
      title={say('ui.offline.title')}
      why={say('ui.offline.why')}
      action={onRetry ? <Button onClick={onRetry}>{say('ui.error.retry')}</Button> : undefined}
    />
  );
}
