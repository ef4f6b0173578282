import type { Medium } from '@mingcha/ui';
import { RecordingPlayer, useWords } from '@mingcha/ui';
import { Picture } from './picture.tsx';
import styles from './viewer.module.css';

interface EvidenceViewProps {
  id: string;
  medium: Medium;
  mime: string;
  /** The masked copy instead of the original; one's own that is not recorded yet. */
  copy?: EvidenceCopy;
}

export type EvidenceCopy = 'original' | 'masked' | 'draft';

export function evidenceSource(id: string, copy: EvidenceCopy = 'original'): string {
  return `/files/evidence/${id}${copy === 'original' ? '' : `?copy=${copy}`}`;
}

/** The recording itself, by the browser's own means. Every look at it is logged by the server. */
export function EvidenceView({ id, medium, mime, copy = 'original' }: EvidenceViewProps) {
  const { say } = useWords();
  const source = evidenceSource(id, copy);
  const name = say(`ui.evidence.${medium}`);
  if (medium === 'audio' || medium === 'video') {
    const className = medium === 'audio' ? styles.sound : styles.film;
    return <RecordingPlayer key={source} medium={medium} source={source} name={name} className={className} />;
  }
  if (mime === 'application/pdf') return <iframe className={styles.film} src={source} title={name} />;
  return <Picture key={source} source={source} name={name} />;
}
