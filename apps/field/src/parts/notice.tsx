import type { ReactNode } from 'react';
import styles from './notice.module.css';

/** A whole screen with one thing to say. */
export function Notice({ title, why, children }: { title: string; why: string; children?: ReactNode }) {
  return (
    <main className={styles.notice}>
      <h1>{title}</h1>
      <p>{why}</p>
      {children}
    </main>
  );
}
