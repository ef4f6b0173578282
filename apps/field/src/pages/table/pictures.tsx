import { useWords } from '@mingcha/ui';
import { useEffect, useState } from 'react';
import { useOpen } from '../../state/hooks.ts';
import { readRange } from '../../vault/media-reader.ts';
import type { EvidenceView, VisitView } from '../../visit/view.ts';
import styles from './table.module.css';

/** The pieces of a finding, opened from the vault to look at and nowhere else. */
export function Pictures({ view, ids }: { view: VisitView; ids: readonly string[] }) {
  const pieces = view.evidence.filter((piece) => ids.includes(piece.id));
  if (pieces.length === 0) return null;
  return (
    <div className={styles.pictures}>
      {pieces.map((piece) => (
        <Piece key={piece.id} piece={piece} />
      ))}
    </div>
  );
}

function Piece({ piece }: { piece: EvidenceView }) {
  const { say } = useWords();
  const open = useOpen();
  const [url, setUrl] = useState<string | null>(null);
  const [gone, setGone] = useState(false);
  const { medium, mime, size } = piece.state;

  useEffect(() => {
    let made: string | null = null;
    let over = false;
    if (size === null || mime === null) return;
    readRange(open.store, open.keys, piece.id, 0, size).then(
      (bytes) => {
        if (over) return;
        made = URL.createObjectURL(new Blob([bytes], { type: mime }));
        setUrl(made);
      },
      () => setGone(true),
    );
    return () => {
      over = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [open.keys, open.store, piece.id, mime, size]);

  if (gone) return <div className={styles.picture}>{say('field.media.with-server')}</div>;
  if (url === null) return <div className={styles.picture}>{say('field.media.opening')}</div>;
  if (medium === 'photo' || medium === 'scan') {
    return (
      <div className={styles.picture}>
        <img src={url} alt={say('field.media.photo')} />
      </div>
    );
  }
  return (
    <div className={styles.picture}>
      {medium === 'audio' ? (
        // biome-ignore lint/a11y/useMediaCaption: a recording of a hall has no captions
        <audio src={url} controls style={{ width: '100%' }} />
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: a recording of a hall has no captions
        <video src={url} controls playsInline />
      )}
    </div>
  );
}
