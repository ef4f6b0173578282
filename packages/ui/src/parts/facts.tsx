import type { ReactNode } from 'react';
import styles from './facts.module.css';

export interface Fact {
  name: string;
  value: ReactNode;
}

/** Names and values of one thing, side by side; `long` is for names that are sentences. */
export function Facts({ facts, long = false }: { facts: readonly Fact[]; long?: boolean }) {
  return (
    <dl className={styles.facts} data-long={long}>
      {facts.map(({ name, value }) => (
        <div key={name} className={styles.fact}>
          <dt className={styles.name}>{name}</dt>
          <dd className={styles.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
