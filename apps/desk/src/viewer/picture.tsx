import { ActionIcon, Group } from '@mantine/core';
import { isTyping, useWords } from '@mingcha/ui';
import { IconMinus, IconPlus, IconZoomReset } from '@tabler/icons-react';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import styles from './viewer.module.css';
import { moveBy, type View, whole, zoomAt } from './zoom.ts';

const step = 1.4;

/** A photograph that can be looked into: wheel or + and − to zoom, drag or arrows to move, 0 for the whole of it. */
export function Picture({ source, name }: { source: string; name: string }) {
  const { say } = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<View>(whole);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const px = (event.clientX - box.left) / box.width - 0.5;
      const py = (event.clientY - box.top) / box.height - 0.5;
      setView((now) => zoomAt(now, Math.exp(-event.deltaY / 400), px, py));
    };
    // React listens passively, and a passive listener could not keep the page from scrolling.
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, []);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.metaKey || event.ctrlKey) return;
      if (event.key === '+' || event.key === '=') setView((now) => zoomAt(now, step, 0, 0));
      else if (event.key === '-') setView((now) => zoomAt(now, 1 / step, 0, 0));
      else if (event.key === '0') setView(whole);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);

  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    const { movementX, movementY } = event;
    setView((now) => moveBy(now, movementX / box.width, movementY / box.height));
  };

  return (
    <div className={styles.viewer}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the pointer is a second way; buttons and keys do the same */}
      <div
        ref={frame}
        className={styles.frame}
        data-zoomed={view.scale > 1}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onDoubleClick={() => setView(view.scale > 1 ? whole : zoomAt(whole, 3, 0, 0))}
      >
        {failed ? (
          <p className={styles.failed} role="alert">
            {say('desk.viewer.failed')}
          </p>
        ) : (
          <img
            src={source}
            alt={name}
            draggable={false}
            onError={() => setFailed(true)}
            style={{ transform: `translate(${view.x * 100}%, ${view.y * 100}%) scale(${view.scale})` }}
          />
        )}
      </div>
      <Group gap="xs" className={styles.tools ?? ''}>
        <ActionIcon
          variant="default"
          aria-label={say('desk.viewer.out')}
          onClick={() => setView(zoomAt(view, 1 / step, 0, 0))}
        >
          <IconMinus size="1rem" aria-hidden />
        </ActionIcon>
        <span className={styles.scale}>{Math.round(view.scale * 100)} %</span>
        <ActionIcon
          variant="default"
          aria-label={say('desk.viewer.in')}
          onClick={() => setView(zoomAt(view, step, 0, 0))}
        >
          <IconPlus size="1rem" aria-hidden />
        </ActionIcon>
        <ActionIcon variant="default" aria-label={say('desk.viewer.whole')} onClick={() => setView(whole)}>
          <IconZoomReset size="1rem" aria-hidden />
        </ActionIcon>
      </Group>
    </div>
  );
}
