import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { bulletinLengthLimit } from '@mingcha/domain/bulletins';
import { Loading, RefusalNote, useWords } from '@mingcha/ui';
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { PdfPages } from '../../viewer/pdf-pages.tsx';
import styles from './preview-pane.module.css';
import { type Preview, usePreview } from './use-preview.ts';
import type { BulletinValues } from './values.ts';

/** Where there is room beside the form; the same line as in the module of styles. */
const beside = '(min-width: 75em)';

/** The very paper beside the form it comes from; where there is no room, the form's other side. */
export function PreviewPane({ values }: { values: BulletinValues }) {
  const { say } = useWords();
  const { id } = useParams({ strict: false });
  const wide = useMediaQuery(beside, false, { getInitialValueInEffect: false });
  const [turned, setTurned] = useState(false);
  const seen = wide || turned;
  const preview = usePreview(values, id ?? null, seen);
  return (
    <aside className={styles.pane} data-turned={turned} aria-label={say('desk.preview')}>
      <fieldset className={styles.sides} aria-label={say('desk.preview.sides')}>
        <Button
          size="sm"
          aria-pressed={!turned}
          variant={turned ? 'default' : 'light'}
          onClick={() => setTurned(false)}
        >
          {say('desk.preview.write')}
        </Button>
        <Button
          size="sm"
          aria-pressed={turned}
          variant={turned ? 'light' : 'default'}
          onClick={() => setTurned(true)}
        >
          {say('desk.preview.paper')}
        </Button>
      </fieldset>
      <div className={styles.body} hidden={!seen}>
        <Told preview={preview} />
        <PaperPages preview={preview} hidden={!seen} />
      </div>
    </aside>
  );
}

function PaperPages({ preview: { paper, phase }, hidden }: { preview: Preview; hidden: boolean }) {
  const { say } = useWords();
  const [unreadable, setUnreadable] = useState<ArrayBuffer | null>(null);
  if (paper === null) return phase === 'rendering' ? <Loading lines={12} /> : null;
  if (unreadable === paper.bytes) return <p>{say('desk.preview.unreadable')}</p>;
  return (
    <PdfPages
      bytes={paper.bytes}
      label={say('desk.preview')}
      hidden={hidden}
      onFailed={() => setUnreadable(paper.bytes)}
    />
  );
}

/** What the paper lacks, how long it is, and whether it is the newest, always in words. */
function Told({ preview: { paper, phase, refusal, again } }: { preview: Preview }) {
  const { say } = useWords();
  const told = paper?.told;
  const incomplete = told?.incomplete.map((field) => say(`desk.bulletin.${field}`)) ?? [];
  return (
    <div className={styles.told}>
      <p role="status" className={styles.phase} data-phase={phase}>
        {say(
          phase === 'shown' || paper === null
            ? `desk.preview.phase.${phase}`
            : `desk.preview.phase.${phase}.last`,
        )}
        {told === undefined ? null : (
          <span className="mc-quiet">{say('desk.bulletin.chars', { count: told.characters })}</span>
        )}
        {paper === null ? null : <OpenAlone paper={paper} />}
      </p>
      {phase === 'offline' || phase === 'refused' ? (
        <Button size="xs" onClick={again}>
          {say('desk.preview.again')}
        </Button>
      ) : null}
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
      {told === undefined ? null : (
        <ul className={styles.lacks}>
          {incomplete.length === 0 ? null : (
            <li>{say('desk.preview.incomplete', { fields: incomplete.join(say('desk.listComma')) })}</li>
          )}
          {told.leftOut.findings === 0 ? null : (
            <li>{say('desk.preview.leftOut.findings', { count: told.leftOut.findings })}</li>
          )}
          {told.leftOut.photos === 0 ? null : (
            <li>{say('desk.preview.leftOut.photos', { count: told.leftOut.photos })}</li>
          )}
          {told.characters <= bulletinLengthLimit ? null : (
            <li>
              {say('desk.preview.tooLong', { characters: told.characters, limit: bulletinLengthLimit })}
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

/** The PDF itself in a window of its own: to search in it, to enlarge it, or to have its tagged text read out. */
function OpenAlone({ paper }: { paper: NonNullable<Preview['paper']> }) {
  const { say } = useWords();
  const made = useRef<string | null>(null);
  useEffect(
    () => () => {
      if (made.current !== null) URL.revokeObjectURL(made.current);
    },
    [],
  );
  const open = () => {
    if (made.current !== null) URL.revokeObjectURL(made.current);
    made.current = URL.createObjectURL(new Blob([paper.bytes], { type: 'application/pdf' }));
    window.open(made.current, '_blank', 'noreferrer');
  };
  return (
    <Button size="compact-sm" variant="subtle" onClick={open}>
      {say('desk.bulletin.paper.open')}
    </Button>
  );
}
