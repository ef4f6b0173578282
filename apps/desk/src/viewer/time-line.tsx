import { isSoundSpan } from '@mingcha/domain/evidence';
import { useRowKeys, useWords } from '@mingcha/ui';
import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import type { Region } from './regions.ts';
import { clockText, moved, spanOf, timesOf, withTime } from './spans.ts';
import styles from './time-line.module.css';

interface TimeLineProps {
  regions: readonly Region[];
  onChange: (regions: Region[]) => void;
  duration: number;
  at: number;
  onSeek: (ms: number) => void;
  /** How loud, piece by piece; null where it cannot be drawn. */
  loudness: readonly number[] | null;
}

const step = 100;

/** Sound from beginning to end: a drag over it is a stretch to be silenced, a press is where to listen. */
export function TimeLine({ regions, onChange, duration, at, onSeek, loudness }: TimeLineProps) {
  const { say, term } = useWords();
  const rows = useRowKeys(regions.length);
  const [from, setFrom] = useState<number | null>(null);
  const [to, setTo] = useState(0);
  const share = (ms: number) => `${(100 * ms) / duration}%`;
  const moment = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return (duration * (event.clientX - box.left)) / box.width;
  };
  const drawn = from === null ? null : spanOf(from, to, duration);
  const finish = () => {
    if (from === null) return;
    if (drawn === null) onSeek(Math.min(Math.max(from, 0), duration));
    else onChange([...regions, drawn]);
    setFrom(null);
  };
  const key = (event: KeyboardEvent, index: number, region: Region) => {
    const by = { ArrowLeft: -step, ArrowRight: step }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      const end = timesOf(region, duration)[1] + by;
      const next = event.shiftKey ? withTime(region, 'to', end, duration) : moved(region, by, duration);
      onChange(regions.map((each, which) => (which === index ? next : each)));
    }
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      rows.drop(index);
      onChange(regions.filter((_, which) => which !== index));
    }
  };
  return (
    <div
      className={styles.line}
      onPointerDown={(event) => {
        if (event.target instanceof HTMLButtonElement) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setFrom(moment(event));
        setTo(moment(event));
      }}
      onPointerMove={(event) => {
        if (from !== null) setTo(moment(event));
      }}
      onPointerUp={finish}
      onPointerCancel={() => setFrom(null)}
    >
      {loudness === null ? null : (
        <svg
          className={styles.wave}
          viewBox={`0 0 ${loudness.length} 2`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <path d={loudness.map((loud, x) => `M${x + 0.5} ${1 - loud}V${1 + loud}`).join('')} />
        </svg>
      )}
      {regions.map((region, index) => {
        const [begin, end] = timesOf(region, duration);
        if (!isSoundSpan(region))
          return (
            <div
              key={rows.of(index)}
              className={styles.box}
              style={{ left: share(begin), width: share(end - begin) }}
              title={term('mask', region.what)}
            />
          );
        return (
          <button
            type="button"
            key={rows.of(index)}
            className={styles.span}
            style={{ left: share(begin), width: share(end - begin) }}
            aria-label={say('desk.mask.span', { from: clockText(begin), to: clockText(end) })}
            onKeyDown={(event) => key(event, index, region)}
          />
        );
      })}
      {drawn === null ? null : (
        <div
          className={styles.span}
          style={{ left: share(drawn.fromMs ?? 0), width: share((drawn.toMs ?? 0) - (drawn.fromMs ?? 0)) }}
        />
      )}
      <div className={styles.now} style={{ left: share(Math.min(at, duration)) }} />
    </div>
  );
}
