import { UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Hash, Moment, Provenance, type ProvenanceFacts, StateTag, useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import styles from './custody-line.module.css';
import { History, type HistoryEntry } from './history.tsx';

interface CustodyLineProps {
  evidence: ProvenanceFacts & {
    id: string;
    state: string;
    sha256: string | null;
    size: number;
    capturedAt: number | null;
    accuracyCm: number | null;
    positionAge: number | null;
    custody: readonly HistoryEntry[];
  };
  nameOf: (id: string | null) => string | null;
}

/** From the shutter to this screen, in one line: when, how exactly where, whose hands, which digest. */
export function CustodyLine({ evidence, nameOf }: CustodyLineProps) {
  const { say } = useWords();
  const [opened, { toggle }] = useDisclosure(false);
  return (
    <div className={styles.custody}>
      <div className={styles.line}>
        <StateTag of="evidence" state={evidence.state} />
        <Provenance piece={evidence} />
        {evidence.capturedAt === null ? null : (
          <span>
            {say('desk.evidence.capturedAt')} <Moment at={evidence.capturedAt} />
          </span>
        )}
        {evidence.accuracyCm === null ? null : <span>± {Math.round(evidence.accuracyCm / 100)} m</span>}
        {evidence.positionAge === null ? null : (
          <span>{say('desk.evidence.place.older', { seconds: evidence.positionAge })}</span>
        )}
        <span>{sizeOf(evidence.size)}</span>
        {evidence.sha256 === null ? null : <Hash label="SHA-256" value={evidence.sha256} />}
      </div>
      <div className={styles.line}>
        <UnstyledButton className={styles.more} aria-expanded={opened} onClick={toggle}>
          {say('desk.evidence.custody', { count: evidence.custody.length })}
        </UnstyledButton>
        <Link to="/evidence/$id" params={{ id: evidence.id }}>
          {say('desk.evidence.open')}
        </Link>
      </div>
      {opened ? <History lines={evidence.custody} nameOf={nameOf} /> : null}
    </div>
  );
}

export function sizeOf(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
