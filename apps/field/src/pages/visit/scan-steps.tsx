import { type RefusalFacts, RefusalNote, useWords } from '@mingcha/ui';
import { useEffect, useRef, useState } from 'react';
import { takeStill } from '../../capture/photo.ts';
import { useCamera } from '../../capture/use-camera.ts';
import { newId } from '../../keys/bytes.ts';
import { Press, PressRow } from '../../parts/press.tsx';
import { openPictureDesk, type PictureDesk } from '../../pictures/picture-desk.ts';
import { cornersOf, isSheet, type Quad, wholeQuad } from '../../pictures/quad.ts';
import { useOpen } from '../../state/hooks.ts';
import { keepPhoto, notNative } from '../../visit/media-acts.ts';
import type { VisitView } from '../../visit/view.ts';
import type { Done } from '../../visit/visit-acts.ts';
import { CropBoard } from './crop-board.tsx';
import { Viewfinder } from './viewfinder.tsx';

interface ScanStepsProps {
  view: VisitView;
  finding: string | null;
  /** A question of the checklist that gets the pages instead. */
  answer?: string | undefined;
  covert: boolean;
  onKept: (finding: string) => void;
  onDone: (done: Done) => void;
  onClose: () => void;
}

interface Page {
  /** The page as the camera saw it: evidence already. */
  readonly original: string;
  readonly number: number;
  readonly picture: ImageBitmap;
  readonly quad: Quad;
}

/**
 * Page after page: the shutter keeps the whole view as evidence, the corners are found and set right by a thumb, and the
 * straightened page is a copy that names its original. Left without corners, a page is still there, uncropped.
 */
export function ScanSteps({ view, finding, answer, covert, onKept, onDone, onClose }: ScanStepsProps) {
  const { say } = useWords();
  const open = useOpen();
  const desk = useRef<PictureDesk | null>(null);
  const set = useRef<{ id: string; pages: number; finding: string | null }>({ id: '', pages: 0, finding });
  const [page, setPage] = useState<Page | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const camera = useCamera(page === null);

  useEffect(() => {
    const opened = openPictureDesk();
    desk.current = opened;
    return () => opened.close();
  }, []);

  const shoot = async () => {
    const preview = camera.video.current;
    if (preview === null || desk.current === null) return;
    setBusy(true);
    try {
      const position = camera.place();
      const [frame, shown] = [await takeStill(preview), await createImageBitmap(preview)];
      const looked = await createImageBitmap(shown, { resizeWidth: Math.min(480, shown.width) });
      const id = newId('evd');
      const number = set.current.pages + 1;
      const first = number === 1 ? id : set.current.id;
      const [kept, found] = await Promise.all([
        keepPhoto(
          open,
          frame,
          { visit: view.id, finding: set.current.finding, answer, position },
          { id, medium: 'scan', page: { set: first, number } },
        ),
        desk.current.find(looked),
      ]);
      if (!kept.done.ok) return setRefusal(kept.done.refusal);
      set.current = { id: first, pages: number, finding: kept.finding };
      onKept(kept.finding);
      setPage({ original: id, number, picture: shown, quad: found ?? wholeQuad });
    } finally {
      setBusy(false);
    }
  };

  const straighten = async (then: () => void) => {
    if (page === null || desk.current === null) return;
    setBusy(true);
    try {
      const { original, number, picture, quad } = page;
      const bytes = await desk.current.flatten(picture, quad);
      const kept = await keepPhoto(
        open,
        bytes,
        { visit: view.id, finding: set.current.finding, answer, position: notNative },
        {
          medium: 'scan',
          page: { set: set.current.id, number },
          copy: { of: original, how: 'cropped', corners: cornersOf(quad) },
        },
      );
      onDone(kept.done);
      if (!kept.done.ok) return setRefusal(kept.done.refusal);
      setPage(null);
      then();
    } finally {
      setBusy(false);
    }
  };

  if (page !== null) {
    return (
      <>
        <p>{say('field.scan.set', { page: page.number })}</p>
        {refusal === null ? null : <RefusalNote refusal={refusal} />}
        <CropBoard picture={page.picture} quad={page.quad} onQuad={(quad) => setPage({ ...page, quad })} />
        {isSheet(page.quad) ? null : <p role="alert">{say('field.scan.crossed')}</p>}
        <PressRow>
          <Press look="bare" onClick={onClose}>
            {say('field.scan.whole')}
          </Press>
          <Press busy={busy} disabled={!isSheet(page.quad)} onClick={() => void straighten(() => {})}>
            {say('field.scan.next')}
          </Press>
        </PressRow>
        <Press
          look="filled"
          wide
          busy={busy}
          disabled={!isSheet(page.quad)}
          onClick={() => void straighten(onClose)}
        >
          {say('field.scan.done')}
        </Press>
      </>
    );
  }
  return (
    <>
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
      <Viewfinder camera={camera} covert={covert} />
      <PressRow>
        <Press look="bare" onClick={onClose}>
          {say('field.leave')}
        </Press>
        <Press look="filled" busy={busy} disabled={!camera.ready} onClick={() => void shoot()}>
          {say('field.scan.shoot', { page: set.current.pages + 1 })}
        </Press>
      </PressRow>
    </>
  );
}
