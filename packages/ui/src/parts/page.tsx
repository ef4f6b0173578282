import { type ReactNode, useEffect } from 'react';
import styles from './page.module.css';

interface PageProps {
  title: string;
  /** Where this page hangs: usually a link back to its list. */
  above?: ReactNode;
  /** Beside the title: a state, a clock, a number. */
  marks?: ReactNode;
  /** One filled button at most, last. */
  actions?: ReactNode;
  /** `text` keeps lines short enough to read, `wide` is for tables and two columns. */
  measure?: 'text' | 'wide';
  children: ReactNode;
}

/** The frame of every page of the desk: one heading, what can be done, the thing itself. */
export function Page({ title, above, marks, actions, measure = 'wide', children }: PageProps) {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className={styles.page} data-measure={measure}>
      <header className={styles.head}>
        <div className={styles.heading}>
          {above === undefined ? null : <div className={styles.above}>{above}</div>}
          <div className={styles.titleLine}>
            <h1 className={styles.title}>{title}</h1>
            {marks}
          </div>
        </div>
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A part of a page under its own heading. */
export function Section({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.sectionHead}>
        <h2 className={styles.sectionTitle}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
