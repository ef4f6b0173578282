import { Button, Drawer } from '@mantine/core';
import { useDisclosure, useHotkeys, useNetwork } from '@mantine/hooks';
import { useWords } from '@mingcha/ui';
import { IconMenu2, IconSearch } from '@tabler/icons-react';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { LogWarning } from '../log/log-warning.tsx';
import { Aloud } from '../notices/aloud.tsx';
import { Bell } from '../notices/bell.tsx';
import { NoticeDrawer } from '../notices/notice-drawer.tsx';
import { useStream } from '../notices/use-stream.ts';
import { useSession } from '../session/session-context.ts';
import { SignInAgain } from '../session/sign-in-again.tsx';
import { DeskKeys } from './desk-keys.tsx';
import { Finder } from './finder.tsx';
import { Menu } from './menu.tsx';
import { placesOf } from './navigation.ts';
import styles from './shell.module.css';
import { useGoKeys } from './use-go-keys.ts';

/** The frame around every page: where one can go, how to find anything, and what is the matter with the connection. */
export function Shell() {
  const { say } = useWords();
  const { roles } = useSession();
  const { online } = useNetwork();
  const navigate = useNavigate();
  const [finding, finder] = useDisclosure(false);
  const [menu, menus] = useDisclosure(false);
  const [keys, keyList] = useDisclosure(false);
  const [heard, notices] = useDisclosure(false);
  const stream = useStream();
  const places = placesOf(roles);
  useHotkeys([
    ['mod+K', finder.toggle],
    ['shift+?', keyList.open],
    ['n', notices.toggle],
  ]);
  useGoKeys(places, (to) => void navigate({ to }));
  return (
    <div className={styles.shell}>
      <a href="#main" className={styles.skip}>
        {say('desk.skip')}
      </a>
      <aside className={styles.rail} aria-label={say('desk.product')}>
        <Menu
          places={places}
          onFind={finder.open}
          onKeys={keyList.open}
          bell={<Bell in="rail" stream={stream} onOpen={notices.open} />}
        />
      </aside>
      <nav className={styles.bar} aria-label={say('desk.menu')}>
        <Button
          variant="subtle"
          size="sm"
          leftSection={<IconMenu2 size="1.125rem" aria-hidden />}
          onClick={menus.open}
        >
          {say('desk.menu')}
        </Button>
        <Bell in="bar" stream={stream} onOpen={notices.open} />
        <Button
          variant="subtle"
          size="sm"
          leftSection={<IconSearch size="1.125rem" aria-hidden />}
          onClick={finder.open}
        >
          {say('desk.find')}
        </Button>
      </nav>
      <Drawer
        opened={menu}
        onClose={menus.close}
        size={280}
        title={say('desk.product')}
        closeButtonProps={{ 'aria-label': say('ui.close') }}
      >
        <Menu places={places} onGo={menus.close} onFind={finder.open} onKeys={keyList.open} bell={null} />
      </Drawer>
      <main id="main" className={styles.main} tabIndex={-1}>
        {online ? null : (
          <div className={styles.offline} role="status">
            {say('ui.offline.title')} · {say('ui.offline.why')}
          </div>
        )}
        <LogWarning />
        <Outlet />
      </main>
      <Finder opened={finding} onClose={finder.close} places={places} />
      <NoticeDrawer opened={heard} onClose={notices.close} stream={stream} />
      <Aloud stream={stream} />
      <DeskKeys opened={keys} onClose={keyList.close} places={places} />
      <SignInAgain />
    </div>
  );
}
