import type { Medium } from '@mingcha/ui';
import { useWords } from '@mingcha/ui';
import { Picture } from './picture.tsx';
import styles from './viewer.module.css';

interface EvidenceViewProps {
  id: string;
  medium: Medium;
  mime: string;
  /** The masked copy instead of the original. */
  masked?: boolean;
}

export function evidenceSource(id: string, masked = false): string {
  return `/files/evidence/${id}${masked ? '?copy=masked' : ''}`;
}

/** The recording itself, by the browser's own means. Every look at it is logged by the server. */
export function EvidenceView({ id, medium, mime, masked = false }: EvidenceViewProps) {
  const { say } = useWords();
  const source = evidenceSource(id, masked);
  const name = say(`ui.evidence.${medium}`);
  if (medium === 'audio') {
    return (
      // biome-ignore lint/a11y/useMediaCaption: a recording of a place has no transcript yet
      <audio className={styles.sound} controls preload="metadata" src={source} aria-label={name} />
    );
  }
  if (medium === 'video') {
    return (
      // biome-ignore lint/a11y/useMediaCaption: a recording of a place has no transcript yet
      <video className={styles.film} controls preload="metadata" src={source} aria-label={name} />
    );
  }
  if (mime === 'application/pdf') return <iframe className={styles.film} src={source} title={name} />;
  return <Picture key={source} source={source} name={name} />;
}
