import { Button, UnstyledButton } from '@mantine/core';
import { useWords } from '@mingcha/ui';
import { IconBell } from '@tabler/icons-react';
import menu from '../shell/shell.module.css';
import type { StreamState } from './event-stream.ts';
import styles from './notices.module.css';

interface BellProps {
  stream: StreamState;
  onOpen: () => void;
  /** `rail` stands in the menu, `bar` on top of a telephone. */
  in: 'rail' | 'bar';
}

/** How many notices are unread. The number is said aloud where it stands, so the button has a name with it. */
export function Bell({ stream, onOpen, in: place }: BellProps) {
  const { say } = useWords();
  const unread = stream.unread ?? 0;
  const shown = unread > 99 ? say('desk.bell.more') : String(unread);
  // What is heard begins with what is seen, so that whoever speaks to the machine can say it.
  const label = unread === 0 ? say('desk.bell') : `${say('desk.bell')} ${shown} ${say('desk.bell.unread')}`;
  const count =
    unread === 0 ? null : (
      <span className={styles.badge} aria-hidden data-bell={unread}>
        {shown}
      </span>
    );
  if (place === 'bar')
    return (
      <Button
        variant="subtle"
        size="sm"
        aria-label={label}
        leftSection={<IconBell size="1.125rem" aria-hidden />}
        rightSection={count}
        onClick={onOpen}
      >
        {say('desk.bell')}
      </Button>
    );
  return (
    <UnstyledButton className={menu.link} aria-label={label} onClick={onOpen}>
      <span>
        <IconBell size="1em" aria-hidden /> {say('desk.bell')}
      </span>
      {count}
    </UnstyledButton>
  );
}
