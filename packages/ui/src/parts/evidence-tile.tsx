import { UnstyledButton } from '@mantine/core';
import { IconMicrophone, IconPhoto, IconScan, IconVideo } from '@tabler/icons-react';
import { useState } from 'react';
import { sayTime } from '../time/moment.ts';
import { useZone } from '../time/zone.ts';
import { useWords } from '../words/use-words.ts';
import styles from './evidence-tile.module.css';
import { StateTag, Tag } from './state-tag.tsx';

const icons = { photo: IconPhoto, audio: IconMicrophone, video: IconVideo, scan: IconScan };
export type Medium = keyof typeof icons;

export interface EvidenceFacts {
  id: string;
  medium: Medium;
  capturedAt: number | null;
  state: string;
  /** Where it came from and what it is a copy of, when that is not the ordinary. */
  origin?: string | undefined;
  copyOf?: string | null | undefined;
  copyHow?: string | null | undefined;
}

interface EvidenceTileProps {
  evidence: EvidenceFacts;
  /** A small picture, where one can be shown. */
  picture?: string | undefined;
  selected?: boolean;
  onOpen?: (() => void) | undefined;
}

/** One recording: what it is, when it was made, how it stands. */
export function EvidenceTile({ evidence, picture, selected = false, onOpen }: EvidenceTileProps) {
  const { say, term, language } = useWords();
  const zone = useZone();
  const [missing, setMissing] = useState(false);
  const Icon = icons[evidence.medium];
  const name = say(`ui.evidence.${evidence.medium}`);
  const time = evidence.capturedAt === null ? '' : sayTime(evidence.capturedAt, language, zone, true);
  return (
    <UnstyledButton
      className={styles.tile}
      data-selected={selected}
      aria-pressed={onOpen ? selected : undefined}
      disabled={onOpen === undefined}
      onClick={onOpen}
    >
      <span className={styles.picture}>
        {picture !== undefined && !missing ? (
          <img src={picture} alt="" loading="lazy" onError={() => setMissing(true)} />
        ) : (
          <Icon size="1.75rem" stroke={1.4} aria-hidden />
        )}
      </span>
      <span className={styles.line}>
        {name} {time}
      </span>
      <StateTag of="evidence" state={evidence.state} />
      {evidence.origin === undefined || evidence.origin === 'native' ? null : (
        <Tag tone="attention" label={term('origin', evidence.origin)} />
      )}
      {evidence.copyOf ? <Tag tone="moving" label={term('copy', evidence.copyHow ?? 'annotated')} /> : null}
    </UnstyledButton>
  );
}
