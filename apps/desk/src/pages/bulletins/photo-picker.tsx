import { Checkbox, TextInput } from '@mantine/core';
import { releasedStates } from '@mingcha/domain/evidence';
import { StateTag, useWords } from '@mingcha/ui';
import { useQueries } from '@tanstack/react-query';
import { memo } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import styles from './bulletins.module.css';
import type { PhotoChoice } from './values.ts';

interface PhotoPickerProps {
  findings: readonly string[];
  chosen: readonly PhotoChoice[];
  onChange: (photos: PhotoChoice[]) => void;
}

/** Photographs of the chosen findings that a second person has let out. Nothing else can be printed. */
export const PhotoPicker = memo(function PhotoPicker({ findings, chosen, onChange }: PhotoPickerProps) {
  const { say } = useWords();
  const trpc = useTRPC();
  const details = useQueries({ queries: findings.map((id) => trpc.findings.get.queryOptions({ id })) });
  const released: readonly string[] = releasedStates;
  const pieces = details.flatMap(({ data }) =>
    (data?.evidence ?? [])
      .filter(
        (piece) => (piece.medium === 'photo' || piece.medium === 'scan') && released.includes(piece.state),
      )
      .map((piece) => ({ ...piece, observation: data?.finding.observation ?? '' })),
  );
  if (pieces.length === 0) return <p className="mc-quiet">{say('desk.bulletin.photos.none')}</p>;
  const toggle = (evidence: string, observation: string) =>
    onChange(
      chosen.some((photo) => photo.evidence === evidence)
        ? chosen.filter((photo) => photo.evidence !== evidence)
        : [...chosen, { evidence, caption: observation.slice(0, 60) }],
    );
  return (
    <div>
      <p className="mc-quiet">{say('desk.bulletin.photos.hint')}</p>
      <ul className={styles.picker}>
        {pieces.map((piece) => {
          const photo = chosen.find((each) => each.evidence === piece.id);
          return (
            <li key={piece.id} className={styles.photo}>
              <Checkbox
                checked={photo !== undefined}
                label={piece.observation.slice(0, 40)}
                onChange={() => toggle(piece.id, piece.observation)}
              />
              <StateTag of="evidence" state={piece.state} />
              {photo === undefined ? null : (
                <TextInput
                  className={styles.caption ?? ''}
                  label={say('desk.bulletin.caption')}
                  maxLength={120}
                  value={photo.caption}
                  onChange={(event) => {
                    const caption = event.currentTarget.value;
                    onChange(
                      chosen.map((each) => (each.evidence === piece.id ? { ...each, caption } : each)),
                    );
                  }}
                />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
});
