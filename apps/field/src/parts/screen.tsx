import { useWords } from '@mingcha/ui';
import { IconArrowLeft } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useArrival } from './arrival.ts';
import { LinkWord } from './link-word.tsx';
import styles from './screen.module.css';

interface ScreenProps {
  title: string;
  /** Where the arrow goes; without it there is no arrow. */
  back?: string;
  /** Right of the title, in place of the word about what is sent and what is still here. */
  marks?: ReactNode;
  /** Under the body, in reach of a thumb: what can be done here, at most one of it filled. */
  foot?: ReactNode;
  /** On its side it is read in two columns. */
  wide?: boolean;
  children: ReactNode;
}

/** The frame of every screen: what it is, the thing itself, and what the thumb can do. */
export function Screen({ title, back, marks, foot, wide = false, children }: ScreenProps) {
  const { say } = useWords();
  const router = useRouter();
  const arrival = useArrival();
  return (
    <div className={styles.screen} data-wide={wide}>
      <header className={styles.head}>
        {back === undefined ? null : (
          <button
            type="button"
            className={styles.back}
            aria-label={say('field.back')}
            onClick={() => void router.navigate({ to: back })}
          >
            <IconArrowLeft size="1.5rem" stroke={1.75} aria-hidden />
          </button>
        )}
        <h1 ref={arrival} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        <div className={styles.marks}>{marks ?? <LinkWord />}</div>
      </header>
      {/* Focusable, so that a screen with nothing to press can be scrolled by keys. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable */}
      <main className={styles.body} tabIndex={0}>
        {children}
      </main>
      {foot === undefined ? null : <footer className={styles.foot}>{foot}</footer>}
    </div>
  );
}
