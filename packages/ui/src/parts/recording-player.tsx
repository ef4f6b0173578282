import { useRef } from 'react';

interface RecordingPlayerProps {
  medium: 'audio' | 'video';
  source: string;
  name: string;
  className?: string | undefined;
}

/**
 * A recording by the browser's own means. What a browser recorded carries no duration, and without one there is nothing
 * to seek in: the end is looked up once, before the first play.
 */
export function RecordingPlayer({ medium, source, name, className }: RecordingPlayerProps) {
  const measuring = useRef(false);
  const common = {
    controls: true,
    preload: 'metadata',
    src: source,
    className,
    'aria-label': name,
    onLoadedMetadata: ({ currentTarget }: { currentTarget: HTMLMediaElement }) => {
      if (Number.isFinite(currentTarget.duration)) return;
      measuring.current = true;
      currentTarget.currentTime = Number.MAX_SAFE_INTEGER;
    },
    onDurationChange: ({ currentTarget }: { currentTarget: HTMLMediaElement }) => {
      if (!measuring.current || !Number.isFinite(currentTarget.duration)) return;
      measuring.current = false;
      currentTarget.currentTime = 0;
    },
  } as const;
  if (medium === 'audio') {
    return <audio {...common} />;
  }
  return <video {...common} playsInline />;
}
