import { Button, Drawer } from '@mantine/core';
import { Empty, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTRPC } from '../api/trpc.ts';
import { Read } from '../parts/read.tsx';
import type { StreamState } from './event-stream.ts';
import { NoticeLines } from './lines.tsx';
import styles from './notices.module.css';
import { useRead } from './use-read.ts';

interface DrawerProps {
  opened: boolean;
  onClose: () => void;
  stream: StreamState;
}

/** The newest notices beside the page: read here, or followed. */
export function NoticeDrawer({ opened, onClose, stream }: DrawerProps) {
  const { say } = useWords();
  const query = useQuery(useTRPC().notices.list.queryOptions({ limit: 30 }, { enabled: opened }));
  const read = useRead();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="26rem"
      title={say('desk.bell')}
      closeButtonProps={{ 'aria-label': say('ui.close') }}
    >
      {stream.live ? null : (
        <p className={styles.lost} role="status">
          {say('desk.bell.lost')}
        </p>
      )}
      <Read query={query} lines={5}>
        {({ rows, unread, next }) =>
          rows.length === 0 ? (
            <Empty title={say('desk.bell.none')} why={say('desk.bell.none.why')} />
          ) : (
            <>
              <div className={styles.head}>
                <span>{say('desk.bell.count', { count: unread })}</span>
                <Button
                  variant="subtle"
                  size="xs"
                  disabled={unread === 0}
                  onClick={() => read({ until: rows[0]?.n ?? 0 })}
                >
                  {say('desk.bell.readAll')}
                </Button>
              </div>
              <NoticeLines rows={rows} onRead={(notices) => read({ notices: [...notices] })} onGo={onClose} />
              <div className={styles.foot}>
                <Link to="/notices" onClick={onClose}>
                  {say(next === null ? 'desk.bell.all' : 'desk.notices.older')}
                </Link>
              </div>
            </>
          )
        }
      </Read>
    </Drawer>
  );
}
