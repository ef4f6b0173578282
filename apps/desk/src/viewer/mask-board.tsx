import { useRowKeys, useWords } from '@mingcha/ui';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';
import { nudge, type Region, type RegionKind, regionOf } from './regions.ts';
import styles from './viewer.module.css';

interface MaskBoardProps {
  /** The picture or the moment of a film that is drawn on. */
  children: ReactNode;
  regions: readonly Region[];
  onChange: (regions: Region[]) => void;
  /** What the next rectangle hides. */
  what: RegionKind;
}

interface Corner {
  x: number;
  y: number;
}

/** A picture on which rectangles are drawn by hand; each can be moved, grown and removed by keys. */
export function MaskBoard({ children, regions, onChange, what }: MaskBoardProps) {
  const { say, term } = useWords();
  const rows = useRowKeys(regions.length);
  const [from, setFrom] = useState<Corner | null>(null);
  const [to, setTo] = useState<Corner | null>(null);
  const corner = (event: PointerEvent<HTMLDivElement>): Corner => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  };
  const drawn = from && to ? regionOf(what, from, to) : null;
  const finish = () => {
    if (drawn) onChange([...regions, drawn]);
    setFrom(null);
    setTo(null);
  };
  const key = (event: KeyboardEvent, index: number) => {
    const steps: Record<string, [number, number]> = {
      ArrowLeft: [-50, 0],
      ArrowRight: [50, 0],
      ArrowUp: [0, -50],
      ArrowDown: [0, 50],
    };
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      onChange(regions.map((each, at) => (at === index ? nudge(each, ...step, event.shiftKey) : each)));
    }
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      rows.drop(index);
      onChange(regions.filter((_, at) => at !== index));
    }
  };
  return (
    <div
      className={styles.board}
      onPointerDown={(event) => {
        if (event.target instanceof HTMLButtonElement) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setFrom(corner(event));
        setTo(corner(event));
      }}
      onPointerMove={(event) => {
        if (from) setTo(corner(event));
      }}
      onPointerUp={finish}
      onPointerCancel={() => setFrom(null)}
    >
      {children}
      {regions.map((region, index) => (
        <button
          type="button"
          key={rows.of(index)}
          className={styles.box}
          style={boxStyle(region)}
          aria-label={say('desk.mask.box', { count: index + 1, what: term('mask', region.what) })}
          onKeyDown={(event) => key(event, index)}
        >
          {term('mask', region.what)}
        </button>
      ))}
      {drawn ? <div className={styles.box} style={boxStyle(drawn)} /> : null}
    </div>
  );
}

function boxStyle({ x, y, w, h }: Region) {
  return { left: `${x / 100}%`, top: `${y / 100}%`, width: `${w / 100}%`, height: `${h / 100}%` };
}
