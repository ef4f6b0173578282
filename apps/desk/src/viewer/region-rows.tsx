import { Button, NumberInput } from '@mantine/core';
import { isSoundSpan } from '@mingcha/domain/evidence';
import { useRowKeys, useWords } from '@mingcha/ui';
import type { Region } from './regions.ts';
import { timesOf, wholeTime, withTime } from './spans.ts';
import styles from './time-line.module.css';

interface RegionRowsProps {
  regions: readonly Region[];
  onChange: (regions: Region[]) => void;
  duration: number;
  at: number;
  onSeek: (ms: number) => void;
}

/** Everything that is to be hidden, one line each: what, from when to when, typed or taken from where the recording stands. */
export function RegionRows({ regions, onChange, duration, at, onSeek }: RegionRowsProps) {
  const { say, term } = useWords();
  const rows = useRowKeys(regions.length);
  if (regions.length === 0) return <p className="mc-quiet">{say('desk.mask.none')}</p>;
  const put = (index: number, next: Region) =>
    onChange(regions.map((each, which) => (which === index ? next : each)));
  return (
    <ul className={styles.rows}>
      {regions.map((region, index) => {
        const [from, to] = timesOf(region, duration);
        const timed = region.fromMs !== undefined;
        const time = (which: 'from' | 'to', value: number) => (
          <NumberInput
            size="xs"
            className={styles.number ?? ''}
            label={say(which === 'from' ? 'desk.mask.from' : 'desk.mask.to')}
            value={value / 1000}
            min={0}
            max={duration / 1000}
            step={0.1}
            decimalScale={1}
            fixedDecimalScale
            onChange={(seconds) => {
              if (typeof seconds === 'number') put(index, withTime(region, which, seconds * 1000, duration));
            }}
          />
        );
        return (
          <li key={rows.of(index)} className={styles.row}>
            <span className={styles.name}>
              {index + 1}. {term('mask', region.what)}
              {timed ? '' : ` · ${say('desk.mask.whole')}`}
            </span>
            {time('from', from)}
            {time('to', to)}
            <Button size="xs" onClick={() => put(index, withTime(region, 'from', at, duration))}>
              {say('desk.mask.fromHere')}
            </Button>
            <Button size="xs" onClick={() => put(index, withTime(region, 'to', at, duration))}>
              {say('desk.mask.toHere')}
            </Button>
            {timed && !isSoundSpan(region) ? (
              <Button size="xs" onClick={() => put(index, wholeTime(region))}>
                {say('desk.mask.whole')}
              </Button>
            ) : null}
            <Button size="xs" onClick={() => onSeek(from)}>
              {say('desk.mask.jump')}
            </Button>
            <Button
              size="xs"
              color="red"
              onClick={() => {
                rows.drop(index);
                onChange(regions.filter((_, which) => which !== index));
              }}
            >
              {say('desk.mask.remove')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
