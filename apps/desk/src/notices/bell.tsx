import { Button, UnstyledButton, VisuallyHidden } from '@mantine/core';
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

/** How many notices are unread. Its name is what stands on it, so that it can be called by what is seen. */
export function Bell({ stream, onOpen, in: place }: BellProps) {
  const { say } = useWords();
  const unread = stream.unread ?? 0;
  const shown = unread > 99 ? say('desk.bell.more') : String(unread);
  const count =
    unread === 0 ? null : (
      <span>
        <span className={styles.badge} data-bell={unread}>
          {shown}
        </span>
        <VisuallyHidden> {say('desk.bell.unread')}</VisuallyHidden>
      </span>
    );
  if (place === 'bar')
    return (
      <Button
        variant="subtle"
        size="sm"
        leftSection={<IconBell size="1.125rem" aria-hidden />}
        rightSection={count}
        onClick={onOpen}
      >
        {say('desk.bell')}
      </Button>
    );
  return (
    <UnstyledButton className={menu.link} onClick={onOpen}>
      <span>
        <IconBell size="1em" aria-hidden /> {say('desk.bell')}
      </span>
      {count}
    </UnstyledButton>
  );
}
