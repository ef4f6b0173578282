import { IconClock, IconClockExclamation, IconClockPause } from '@tabler/icons-react';
import { useWords } from '../words/use-words.ts';
import styles from './clock.module.css';
import { sayMoment } from './moment.ts';
import { useNow } from './use-now.ts';
import { useZone } from './zone.ts';

interface ClockProps {
  due: number;
  /** Working days until `due` by the office's calendar (negative: past it). Without it, time is counted as it passes. */
  workingDays?: number | undefined;
  /** In whose hands it is now. */
  holder?: string | undefined;
  /** The duty is done, so the clock stands still. */
  stopped?: boolean;
}

type Unit = 'working' | 'days' | 'hours' | 'minutes';

export function timeLeft(due: number, now: number, workingDays?: number): { unit: Unit; count: number } {
  const minutes = Math.floor(Math.abs(due - now) / 60_000);
  if (minutes < 60) return { unit: 'minutes', count: minutes };
  if (minutes < 24 * 60) return { unit: 'hours', count: Math.floor(minutes / 60) };
  if (workingDays !== undefined) return { unit: 'working', count: Math.abs(workingDays) };
  return { unit: 'days', count: Math.floor(minutes / (24 * 60)) };
}

/** Both clocks at once: how much is left, until when, and with whom. Never only a colour or a date. */
export function Clock({ due, workingDays, holder, stopped = false }: ClockProps) {
  const { say, language } = useWords();
  const zone = useZone();
  const now = useNow();
  const over = now > due;
  const { unit, count } = timeLeft(due, now, workingDays);
  const near = !over && (unit === 'minutes' || unit === 'hours');
  const tone = stopped ? 'calm' : over ? 'over' : near ? 'near' : 'calm';
  const Icon = stopped ? IconClockPause : over ? IconClockExclamation : IconClock;
  const parts = [
    stopped ? null : say(over ? `ui.clock.over.${unit}` : `ui.clock.left.${unit}`, { count }),
    sayMoment(due, now, language, zone),
    holder === undefined ? null : say('ui.clock.holder', { holder }),
  ];
  return (
    <span className={styles.clock} data-tone={tone}>
      <Icon size="1em" stroke={1.8} aria-hidden className={styles.icon} />
      {parts.filter((part) => part !== null).join(' · ')}
    </span>
  );
}
