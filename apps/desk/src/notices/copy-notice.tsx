import { Button } from '@mantine/core';
import { useWords } from '@mingcha/ui';
import { IconCopy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Input, useTRPC } from '../api/trpc.ts';
import styles from './notices.module.css';

/**
 * A text for a telephone, one press: what waits, until when, where to sign in. It is fetched before the press, because a
 * browser lets nothing into the clipboard that comes later.
 */
export function CopyNotice({ subjectType, subjectId }: Input['notices']['wording']) {
  const { say, language } = useWords();
  const [done, setDone] = useState<boolean | null>(null);
  const query = useQuery(useTRPC().notices.wording.queryOptions({ subjectType, subjectId }));
  if (query.data === undefined) return null;
  const text = language === 'en' ? query.data.en : query.data.zh;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setDone(true);
    } catch {
      setDone(false);
    }
  };
  return (
    <div className={styles.copy}>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconCopy size="1rem" aria-hidden />}
        onClick={() => void copy()}
      >
        {say('desk.copyNotice')}
      </Button>
      <div role="status">
        {done === null ? null : (
          <p className="mc-quiet">{say(done ? 'desk.copyNotice.done' : 'desk.copyNotice.failed')}</p>
        )}
        {done === null ? null : <p className={styles.text}>{text}</p>}
      </div>
    </div>
  );
}
