import { type RefusalFacts, RefusalNote, useWords } from '@mingcha/ui';
import { useState } from 'react';
import { takeStill } from '../../capture/photo.ts';
import { useCamera } from '../../capture/use-camera.ts';
import { GalleryPress } from '../../parts/gallery-press.tsx';
import { Press, PressRow } from '../../parts/press.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useOpen } from '../../state/hooks.ts';
import { useDraft } from '../../state/use-draft.ts';
import { areaKey } from '../../visit/area.ts';
import { importFromGallery } from '../../visit/import-acts.ts';
import { type KeptPhoto, keepPhoto } from '../../visit/media-acts.ts';
import type { VisitView } from '../../visit/view.ts';
import type { Done } from '../../visit/visit-acts.ts';
import { AreaNote } from './area-note.tsx';
import { ScanSteps } from './scan-steps.tsx';
import { Viewfinder } from './viewfinder.tsx';

interface CameraSheetProps {
  view: VisitView;
  /** The finding that gets the picture; null makes a new one. */
  finding: string | null;
  /** A question of the checklist that gets it instead. */
  answer?: string;
  covert: boolean;
  onKept: (finding: string) => void;
  onDone: (done: Done) => void;
  onClose: () => void;
}

/** Preview and shutter. On a covert visit the preview is small, and nothing flashes or sounds. */
export function CameraSheet({ view, finding, answer, covert, onKept, onDone, onClose }: CameraSheetProps) {
  const { say } = useWords();
  const open = useOpen();
  const modes = view.assignment?.modes ?? [];
  // Null until the disk was asked: before that, nothing is opened.
  const area = useDraft(areaKey(view.id), '');
  const inArea = (name: string) => {
    area.set(name);
    // The rules read it from the disk.
    void area.flush();
  };
  const [scan, setScan] = useState(!modes.includes('photo') && modes.includes('scan'));
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const allowed = modes.includes(scan ? 'scan' : 'photo');
  const camera = useCamera(allowed && area.value === '' && !scan);

  const close = (kept: KeptPhoto) => {
    if (!kept.done.ok && covert === false) return setRefusal(kept.done.refusal);
    onDone(kept.done);
    if (kept.done.ok) onKept(kept.finding);
    onClose();
  };

  const shoot = async () => {
    const preview = camera.video.current;
    if (preview === null) return;
    setBusy(true);
    try {
      // Both at the shutter: the picture, and where it was taken.
      const position = camera.place();
      const frame = await takeStill(preview);
      close(await keepPhoto(open, frame, { visit: view.id, finding, answer, position }));
    } finally {
      setBusy(false);
    }
  };

  const bring = async (file: File) => {
    setBusy(true);
    try {
      close(await importFromGallery(open, file, { visit: view.id, finding, answer }));
    } finally {
      setBusy(false);
    }
  };

  const forbidden = area.value ? 'area' : allowed ? null : 'mode';
  return (
    <Sheet label={say('field.do.photo.short')} onClose={onClose}>
      <AreaNote view={view} covert={covert} area={area.value ?? ''} onArea={inArea} />
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
      {forbidden !== null ? (
        <>
          <p role="alert">
            {say(covert ? `field.camera.not.${forbidden}.short` : `field.camera.not.${forbidden}`)}
          </p>
          <Press look="bare" wide onClick={onClose}>
            {say('field.leave')}
          </Press>
        </>
      ) : scan ? (
        <ScanSteps
          view={view}
          finding={finding}
          answer={answer}
          covert={covert}
          onKept={onKept}
          onDone={onDone}
          onClose={onClose}
        />
      ) : (
        <>
          <Viewfinder camera={camera} covert={covert} />
          <PressRow>
            <GalleryPress busy={busy} onFile={(file) => void bring(file)} />
            {modes.includes('scan') ? <Press onClick={() => setScan(true)}>{say('field.scan')}</Press> : null}
          </PressRow>
          <PressRow>
            <Press look="bare" onClick={onClose}>
              {say('field.leave')}
            </Press>
            <Press look="filled" busy={busy} disabled={!camera.ready} onClick={() => void shoot()}>
              {say('field.camera.shoot')}
            </Press>
          </PressRow>
        </>
      )}
    </Sheet>
  );
}
