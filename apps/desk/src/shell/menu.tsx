import { Button, UnstyledButton } from '@mantine/core';
import { FaceSwitch, LanguageSwitch, useWords } from '@mingcha/ui';
import { IconKeyboard, IconLogout, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTRPC } from '../api/trpc.ts';
import { useSession } from '../session/session-context.ts';
import { useLeave } from '../session/use-leave.ts';
import { isAt, type Place } from './navigation.ts';
import styles from './shell.module.css';

interface MenuProps {
  places: readonly Place[];
  onGo?: () => void;
  onFind: () => void;
  onKeys: () => void;
  bell: ReactNode;
}

export function Menu({ places, onGo, onFind, onKeys, bell }: MenuProps) {
  const { say } = useWords();
  const session = useSession();
  const leave = useLeave();
  const work = useQuery(useTRPC().work.mine.queryOptions());
  const waiting = work.data?.waiting.reduce((sum, each) => sum + each.count, 0) ?? 0;
  const { pathname } = useLocation();
  const go = onGo ? { onClick: onGo } : {};
  return (
    <>
      <div className={styles.office}>
        <span className={styles.officeName}>{session.office.name}</span>
        <span className={styles.product}>{say(session.office.demo ? 'desk.demo' : 'desk.product')}</span>
      </div>
      {bell}
      <nav aria-label={say('desk.nav')} className={styles.links}>
        {session.office.demo ? (
          <Link to="/walk" className={styles.link} {...go}>
            {say('walk.nav')}
          </Link>
        ) : null}
        <Link to="/" className={styles.link} activeOptions={{ exact: true }} {...go}>
          {say('desk.nav.work')}
          {waiting > 0 ? <span className={styles.count}>{waiting}</span> : null}
        </Link>
        {places.map((place) => (
          <Link
            key={place.word}
            to={place.pages[0]?.to ?? '/'}
            className={styles.link}
            data-here={isAt(place, pathname) || undefined}
            {...go}
          >
            {say(place.word)}
          </Link>
        ))}
      </nav>
      <div className={styles.foot}>
        <UnstyledButton className={styles.link} onClick={onFind}>
          <span>
            <IconSearch size="1em" aria-hidden /> {say('desk.find')}
          </span>
          <span className={styles.count}>Ctrl K</span>
        </UnstyledButton>
        <UnstyledButton className={styles.link} onClick={onKeys}>
          <span>
            <IconKeyboard size="1em" aria-hidden /> {say('ui.keys')}
          </span>
          <span className={styles.count}>?</span>
        </UnstyledButton>
        <LanguageSwitch />
        <FaceSwitch />
        <div className={styles.office}>
          <span className={styles.officeName}>{session.name}</span>
          <span className={styles.product}>
            {session.seat?.title ?? session.roles.map((role) => say(`role.${role}`)).join(' · ')}
          </span>
        </div>
        <Button
          variant="subtle"
          size="xs"
          justify="flex-start"
          leftSection={<IconLogout size="1rem" aria-hidden />}
          onClick={() => void leave()}
        >
          {say('desk.signOut')}
        </Button>
      </div>
    </>
  );
}
