import { useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../session/use-may.ts';
import styles from './turnover.module.css';

/** Under one's work: who does it when one is away, and who takes it when one goes. */
export function OwnAbsence() {
  const { say } = useWords();
  const reads = useMay('leave.read');
  if (!reads) return null;
  return (
    <nav aria-label={say('desk.turnover')} className={styles.own}>
      <Link to="/leaves">{say('desk.leaves')}</Link>
      <Link to="/handovers">{say('desk.handovers')}</Link>
    </nav>
  );
}
