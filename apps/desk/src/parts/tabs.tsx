import { Link } from '@tanstack/react-router';
import styles from './tabs.module.css';

interface TabsProps {
  label: string;
  tabs: readonly { to: string; label: string }[];
}

/** Lists that belong to one place. Each is a page of its own with its own address. */
export function Tabs({ label, tabs }: TabsProps) {
  return (
    <nav aria-label={label} className={styles.tabs}>
      {tabs.map((tab) => (
        <Link
          key={tab.to}
          to={tab.to}
          className={styles.tab}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
