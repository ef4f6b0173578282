import { useWords } from '@mingcha/ui';
import { IconCalendar, IconInbox, IconSettings } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import styles from './tabs.module.css';

const places = [
  { to: '/today', word: 'field.tab.today', Icon: IconCalendar },
  { to: '/outbox', word: 'field.tab.outbox', Icon: IconInbox },
  { to: '/settings', word: 'field.tab.settings', Icon: IconSettings },
] as const;

export function Tabs() {
  const { say } = useWords();
  return (
    <nav className={styles.tabs} aria-label={say('field.tab.label')}>
      {places.map(({ to, word, Icon }) => (
        <Link key={to} to={to} className={styles.tab}>
          <Icon size="1.5rem" stroke={1.5} aria-hidden />
          {say(word)}
        </Link>
      ))}
    </nav>
  );
}
