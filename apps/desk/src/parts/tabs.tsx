import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import styles from './tabs.module.css';

interface TabsProps {
  label: string;
  tabs: readonly { to: string; label: string }[];
}

/** Lists that belong to one place. Each is a page of its own with its own address. */
export function Tabs({ label, tabs }: TabsProps) {
  const line = useRef<HTMLElement>(null);
  // On a narrow screen the line is wider than the page: where one stands is in sight.
  useEffect(() => {
    const here = line.current?.querySelector<HTMLElement>('[data-status="active"]');
    if (!line.current || !here) return;
    line.current.scrollLeft = here.offsetLeft - (line.current.clientWidth - here.offsetWidth) / 2;
  }, []);
  return (
    <nav ref={line} aria-label={label} className={styles.tabs}>
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
