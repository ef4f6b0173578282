import { Button } from '@mantine/core';
import { isTyping, useWords } from '@mingcha/ui';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './compare.module.css';

/** From one change to the next: by buttons, by `j` and `k`. What is marked `data-change` inside is a change. */
export function StepThrough({ children }: { children: ReactNode }) {
  const { say } = useWords();
  const inside = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState(0);
  const [at, setAt] = useState(-1);
  useEffect(() => {
    setCount(inside.current?.querySelectorAll('[data-change]').length ?? 0);
  }, []);
  const go = (step: 1 | -1) => {
    const changes = [...(inside.current?.querySelectorAll<HTMLElement>('[data-change]') ?? [])];
    const next = Math.min(Math.max(at + step, 0), changes.length - 1);
    const target = changes[next];
    if (target === undefined) return;
    setAt(next);
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'center' });
  };
  const press = useRef(go);
  press.current = go;
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      if (event.key !== 'j' && event.key !== 'k') return;
      event.preventDefault();
      press.current(event.key === 'j' ? 1 : -1);
    };
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, []);
  return (
    <>
      <div className={styles.bar}>
        <span role="status">
          {at < 0 ? say('desk.compare.count', { count }) : say('desk.compare.at', { at: at + 1, count })}
        </span>
        <Button size="sm" disabled={at <= 0} onClick={() => go(-1)}>
          {say('desk.compare.previous')}
        </Button>
        <Button size="sm" disabled={at >= count - 1} onClick={() => go(1)}>
          {say('desk.compare.next')}
        </Button>
        <span className="mc-quiet">{say('desk.compare.keys')}</span>
      </div>
      <div ref={inside}>{children}</div>
    </>
  );
}
