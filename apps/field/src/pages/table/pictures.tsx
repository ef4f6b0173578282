import { Provenance, useWords } from '@mingcha/ui';
import { IconPencil } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Near } from '../../parts/near.tsx';
import { Press } from '../../parts/press.tsx';
import { Thumb } from '../../parts/thumb.tsx';
import { useOpen } from '../../state/hooks.ts';
import { readRange } from '../../vault/media-reader.ts';
import { openPlayer, type PlayerSource } from '../../vault/stream-player.ts';
import type { EvidenceView, VisitView } from '../../visit/view.ts';
import { AnnotateSheet } from './annotate-sheet.tsx';
import styles from './table.module.css';

interface PicturesProps {
  view: VisitView;
  ids: readonly string[];
  /** The finding they belong to, when a copy may still be drawn on. */
  finding?: string | null;
}

/** The pieces of a finding, opened from the vault to look at and nowhere else. */
export function Pictures({ view, ids, finding = null }: PicturesProps) {
  const pieces = view.evidence.filter((piece) => ids.includes(piece.id));
  if (pieces.length === 0) return null;
  return (
    <div className={styles.pictures}>
      {pieces.map((piece) => {
        const { medium } = piece.state;
        // What plays goes on playing when somebody looks at the pictures beside it.
        return medium === 'audio' || medium === 'video' ? (
          <figure key={piece.id} className={styles.figure}>
            <Player piece={piece} medium={medium} />
            <Caption piece={piece} />
          </figure>
        ) : (
          <Near key={piece.id} className={styles.figure}>
            <Picture view={view} piece={piece} finding={finding} />
            <Caption piece={piece} />
          </Near>
        );
      })}
    </div>
  );
}

function Caption({ piece }: { piece: EvidenceView }) {
  return (
    <figcaption>
      <Provenance
        piece={{
          ...piece.state,
          copyOf: piece.state.copy?.of ?? null,
          copyHow: piece.state.copy?.how ?? null,
          pageNumber: piece.state.page?.number ?? null,
        }}
      />
    </figcaption>
  );
}

function Picture({ view, piece, finding }: { view: VisitView; piece: EvidenceView; finding: string | null }) {
  const { say } = useWords();
  const open = useOpen();
  const [url, setUrl] = useState<string | null>(null);
  const [gone, setGone] = useState(false);
  const [drawing, setDrawing] = useState(false);
  const { mime, size } = piece.state;

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

  if (gone) {
    const atOffice = !piece.theirs || piece.state.status !== 'captured';
    const theirs = atOffice ? 'field.two.at-office' : 'field.two.with-them';
    return <div className={styles.picture}>{say(piece.theirs ? theirs : 'field.media.with-server')}</div>;
  }
  if (url === null) return <div className={styles.picture}>{say('field.media.opening')}</div>;
  return (
    <>
      <div className={styles.picture}>
        <img src={url} alt={say('field.media.photo')} />
      </div>
      {finding === null ? null : (
        <Press
          look="bare"
          icon={<IconPencil size="1.125rem" stroke={1.5} aria-hidden />}
          onClick={() => setDrawing(true)}
        >
          {say('field.annotate')}
        </Press>
      )}
      {drawing && finding !== null ? (
        <AnnotateSheet
          view={view}
          piece={piece}
          finding={finding}
          source={url}
          onClose={() => setDrawing(false)}
        />
      ) : null}
    </>
  );
}

/** A recording is opened when somebody wants to hear or see it, and then a little at a time. */
function Player({ piece, medium }: { piece: EvidenceView; medium: 'audio' | 'video' }) {
  const { say } = useWords();
  const open = useOpen();
  const element = useRef<HTMLVideoElement | HTMLAudioElement>(null);
  const [wanted, setWanted] = useState(false);
  const [gone, setGone] = useState(false);
  const { mime, size } = piece.state;

  useEffect(() => {
    const player = element.current;
    if (!wanted || player === null || size === null || mime === null) return;
    let source: PlayerSource | null = null;
    let over = false;
    openPlayer(open, { medium: piece.id, mime, size }, player).then(
      (opened) => {
        if (over) return opened.close();
        source = opened;
        player.src = opened.url;
      },
      () => setGone(true),
    );
    return () => {
      over = true;
      source?.close();
      player.removeAttribute('src');
      player.load();
    };
  }, [open, piece.id, mime, size, wanted]);

  if (gone) return <div className={styles.picture}>{say('field.media.with-server')}</div>;
  if (!wanted) {
    return (
      <button type="button" className={styles.picture} onClick={() => setWanted(true)}>
        <Thumb id={piece.id} medium={medium} />
        <span>{say(medium === 'audio' ? 'field.media.hear' : 'field.media.watch')}</span>
      </button>
    );
  }
  const name = say(medium === 'audio' ? 'field.media.audio' : 'field.media.video');
  return (
    <div className={styles.picture}>
      {medium === 'audio' ? (
        // biome-ignore lint/a11y/useMediaCaption: a recording of a hall has no captions
        <audio ref={element as React.RefObject<HTMLAudioElement>} controls aria-label={name} />
      ) : (
        // biome-ignore lint/a11y/useMediaCaption: a recording of a hall has no captions
        <video ref={element as React.RefObject<HTMLVideoElement>} controls playsInline aria-label={name} />
      )}
    </div>
  );
}
