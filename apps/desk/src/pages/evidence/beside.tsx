import { useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import { evidenceSource } from '../../viewer/evidence-view.tsx';
import { Picture } from '../../viewer/picture.tsx';
import type { EvidenceDetail } from './detail.tsx';
import styles from './evidence.module.css';

/** A copy that was drawn on or straightened never stands alone: under it its original, under an original its copies. */
export function BesideIt({ detail: { evidence, copies } }: { detail: EvidenceDetail }) {
  const { say } = useWords();
  if (evidence.medium !== 'photo' && evidence.medium !== 'scan') return null;
  const name = say(evidence.copyOf === null ? 'desk.evidence.copies' : 'desk.evidence.copyOf');
  const others = evidence.copyOf === null ? copies : [evidence.copyOf];
  return others.map((id) => (
    <figure key={id} className={styles.beside}>
      <figcaption>
        {name} ·{' '}
        <Link to="/evidence/$id" params={{ id }}>
          {say('desk.evidence.see')}
        </Link>
      </figcaption>
      <Picture source={evidenceSource(id)} name={name} />
    </figure>
  ));
}
