import { Button, Group } from '@mantine/core';
import { Loading, useWords } from '@mingcha/ui';
import { useEffect, useState } from 'react';
import { loudnessOf } from './loudness.ts';
import { MaskBoard } from './mask-board.tsx';
import { RegionKindChips } from './region-kind-chips.tsx';
import { RegionRows } from './region-rows.tsx';
import type { Region, RegionKind } from './regions.ts';
import { clockText, putBack, shownAt, spanOf } from './spans.ts';
import styles from './time-line.module.css';
import { TimeLine } from './time-line.tsx';
import { useKeys, useRecording } from './use-recording.ts';

interface RecordingBoardProps {
  medium: 'audio' | 'video';
  source: string;
  regions: readonly Region[];
  onChange: (regions: Region[]) => void;
}

const pieces = 600;
const second = 1000;

/** Sound with stretches to be silenced; a film with rectangles besides, each for a while or all through. */
export function RecordingBoard({ medium, source, regions, onChange }: RecordingBoardProps) {
  const { say } = useWords();
  const recording = useRecording();
  const [what, setWhat] = useState<RegionKind>('face');
  const [begun, setBegun] = useState<number | null>(null);
  const [loudness, setLoudness] = useState<readonly number[] | null | undefined>(undefined);
  useEffect(() => {
    const abort = new AbortController();
    loudnessOf(source, pieces, abort.signal).then(setLoudness, () => setLoudness(null));
    return () => abort.abort();
  }, [source]);
  const { take, at, playing, failed, seek, toggle, told } = recording;
  const duration = recording.duration ?? 0;
  const span = begun === null ? null : spanOf(begun, at, duration);
  const end = () => {
    if (span !== null) onChange([...regions, span]);
    setBegun(null);
  };
  useKeys({
    i: () => setBegun(at),
    o: end,
    k: toggle,
    ',': () => seek(Math.max(0, at - 100)),
    '.': () => seek(Math.min(duration, at + 100)),
  });
  if (failed)
    return (
      <p role="alert" className="mc-quiet">
        {say('desk.mask.unplayable')}
      </p>
    );
  const shown = shownAt(regions, at, duration);
  const common = { src: source, preload: 'auto', ...told } as const;
  return (
    <div className="mc-stack">
      {medium === 'audio' ? (
        <audio {...common} ref={take} aria-label={say('desk.mask.sound')} />
      ) : (
        <>
          <RegionKindChips chosen={what} onChoose={setWhat} />
          <MaskBoard
            regions={shown.flatMap((index) => regions[index] ?? [])}
            onChange={(next) => onChange(putBack(regions, shown, next))}
            what={what}
          >
            <video
              {...common}
              ref={take}
              className={styles.film}
              aria-label={say('desk.mask.film')}
              playsInline
            />
          </MaskBoard>
        </>
      )}
      <p className="mc-quiet">{say(`desk.mask.hint.${medium}`)}</p>
      {recording.duration === null ? (
        <Loading lines={2} />
      ) : (
        <>
          <TimeLine
            regions={regions}
            onChange={onChange}
            duration={duration}
            at={at}
            onSeek={seek}
            loudness={loudness ?? null}
          />
          <input
            type="range"
            className={styles.seek}
            aria-label={say('desk.mask.position')}
            aria-valuetext={clockText(at)}
            min={0}
            max={duration}
            step={100}
            value={Math.min(at, duration)}
            onChange={(event) => seek(Number(event.target.value))}
          />
          <Group gap="xs">
            <Button size="xs" onClick={toggle}>
              {say(playing ? 'desk.mask.pause' : 'desk.mask.play')}
            </Button>
            <span>
              {clockText(at)} / {clockText(duration)}
            </span>
            <Button size="xs" onClick={() => seek(Math.max(0, at - second))}>
              {say('desk.mask.back')}
            </Button>
            <Button size="xs" onClick={() => setBegun(at)}>
              {begun === null ? say('desk.mask.in') : say('desk.mask.begun', { at: clockText(begun) })}
            </Button>
            <Button size="xs" disabled={span === null} onClick={end}>
              {say('desk.mask.out')}
            </Button>
          </Group>
          {loudness === null ? <p className="mc-quiet">{say('desk.mask.noWave')}</p> : null}
          <RegionRows regions={regions} onChange={onChange} duration={duration} at={at} onSeek={seek} />
        </>
      )}
    </div>
  );
}
