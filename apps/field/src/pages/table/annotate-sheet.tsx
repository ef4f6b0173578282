import { type RefusalFacts, RefusalNote, useWords } from '@mingcha/ui';
import { type PointerEvent, useRef, useState } from 'react';
import { Press, PressRow } from '../../parts/press.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { type Mark, markBetween, type Tool, tools } from '../../pictures/marks.ts';
import { openPictureDesk } from '../../pictures/picture-desk.ts';
import { full, inside, type Point } from '../../pictures/quad.ts';
import { useOpen } from '../../state/hooks.ts';
import { useDraft } from '../../state/use-draft.ts';
import { readRange } from '../../vault/media-reader.ts';
import { keepPhoto, notNative } from '../../visit/media-acts.ts';
import type { EvidenceView, VisitView } from '../../visit/view.ts';
import styles from '../visit/camera-sheet.module.css';
import { MarkLayer } from './mark-layer.tsx';

interface AnnotateSheetProps {
  view: VisitView;
  piece: EvidenceView;
  finding: string;
  /** The picture, already open. */
  source: string;
  onClose: () => void;
}

const none: readonly Mark[] = [];

/** Draws on a copy. The original stays as it was captured; the copy is evidence of its own that names it. */
export function AnnotateSheet({ view, piece, finding, source, onClose }: AnnotateSheetProps) {
  const { say } = useWords();
  const open = useOpen();
  const board = useRef<HTMLDivElement>(null);
  const key = `annotate/${piece.id}`;
  const draft = useDraft<readonly Mark[]>(key, none);
  const [tool, setTool] = useState<Tool>('arrow');
  const [from, setFrom] = useState<Point | null>(null);
  const [to, setTo] = useState<Point | null>(null);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const marks = draft.value ?? none;

  const pointOf = (event: PointerEvent): Point => {
    const box = board.current?.getBoundingClientRect();
    if (box === undefined) return { x: 0, y: 0 };
    const share = (at: number, start: number, length: number) => inside(((at - start) / length) * full);
    return { x: share(event.clientX, box.left, box.width), y: share(event.clientY, box.top, box.height) };
  };
  const drawn = from === null || to === null || tool === 'text' ? null : markBetween(tool, from, to);

  const lift = (event: PointerEvent) => {
    const at = pointOf(event);
    if (tool === 'text') {
      const text = said.trim();
      if (text !== '') {
        draft.set([...marks, { tool: 'text', at, text }]);
        setSaid('');
      }
    } else if (drawn !== null) draft.set([...marks, drawn]);
    setFrom(null);
    setTo(null);
  };

  const save = async () => {
    const { size, medium } = piece.state;
    if (size === null) return;
    setBusy(true);
    const desk = openPictureDesk();
    try {
      const original = await readRange(open.store, open.keys, piece.id, 0, size);
      const bytes = await desk.mark(original, marks);
      const kept = await keepPhoto(
        open,
        bytes,
        { visit: view.id, finding, position: notNative },
        {
          medium: medium === 'scan' ? 'scan' : 'photo',
          copy: { of: piece.id, how: 'annotated' },
          ...(piece.state.page === null ? {} : { page: piece.state.page }),
        },
      );
      if (!kept.done.ok) return setRefusal(kept.done.refusal);
      draft.set([]);
      await draft.flush();
      onClose();
    } finally {
      desk.close();
      setBusy(false);
    }
  };

  return (
    <Sheet label={say('field.annotate')} onClose={onClose}>
      <p>{say('field.annotate.why')}</p>
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
      <div
        ref={board}
        className={styles.board}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setFrom(pointOf(event));
          setTo(null);
        }}
        onPointerMove={(event) => {
          if (from !== null) setTo(pointOf(event));
        }}
        onPointerUp={lift}
        onPointerCancel={() => setFrom(null)}
      >
        <img src={source} alt={say('field.media.photo')} draggable={false} />
        <MarkLayer marks={drawn === null ? marks : [...marks, drawn]} />
      </div>
      {tool === 'text' ? (
        <input
          className={styles.words}
          value={said}
          maxLength={60}
          aria-label={say('field.annotate.words')}
          placeholder={say('field.annotate.words')}
          onChange={(event) => setSaid(event.target.value)}
        />
      ) : null}
      <div className={styles.tools}>
        {tools.map((each) => (
          <Press key={each} aria-pressed={tool === each} onClick={() => setTool(each)}>
            {say(`field.annotate.${each}`)}
          </Press>
        ))}
        <Press disabled={marks.length === 0} onClick={() => draft.set(marks.slice(0, -1))}>
          {say('field.annotate.undo')}
        </Press>
      </div>
      <PressRow>
        <Press look="bare" onClick={onClose}>
          {say('field.leave')}
        </Press>
        <Press look="filled" busy={busy} disabled={marks.length === 0} onClick={() => void save()}>
          {say('field.annotate.save')}
        </Press>
      </PressRow>
    </Sheet>
  );
}
