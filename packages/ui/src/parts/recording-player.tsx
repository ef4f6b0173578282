import { useMeasured } from './use-measured.ts';

interface RecordingPlayerProps {
  medium: 'audio' | 'video';
  source: string;
  name: string;
  className?: string | undefined;
}

/** A recording by the browser's own means. */
export function RecordingPlayer({ medium, source, name, className }: RecordingPlayerProps) {
  const measured = useMeasured();
  const common = {
    controls: true,
    preload: 'metadata',
    src: source,
    className,
    'aria-label': name,
    ...measured,
  } as const;
  if (medium === 'audio') {
    return <audio {...common} />;
  }
  return <video {...common} playsInline />;
}
