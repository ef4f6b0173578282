import { type SyntheticEvent, useRef } from 'react';

type Told = SyntheticEvent<HTMLMediaElement>;

/**
 * What a browser recorded carries no duration, and without one there is nothing to seek in: the end is looked up once,
 * before the first play.
 */
export function useMeasured(onDuration?: (ms: number) => void) {
  const measuring = useRef(false);
  const tell = ({ duration }: HTMLMediaElement) => onDuration?.(Math.round(duration * 1000));
  return {
    onLoadedMetadata: ({ currentTarget }: Told) => {
      if (Number.isFinite(currentTarget.duration)) return tell(currentTarget);
      measuring.current = true;
      currentTarget.currentTime = Number.MAX_SAFE_INTEGER;
    },
    onDurationChange: ({ currentTarget }: Told) => {
      if (!measuring.current || !Number.isFinite(currentTarget.duration)) return;
      measuring.current = false;
      currentTarget.currentTime = 0;
      tell(currentTarget);
    },
  } as const;
}
