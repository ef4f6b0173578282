import type { Style } from '@mingcha/domain/findings';
import { Loading, type RefusalFacts, RefusalNote, useWords } from '@mingcha/ui';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { positionOnce } from '../../capture/position.ts';
import { newId } from '../../keys/bytes.ts';
import { useArrival } from '../../parts/arrival.ts';
import { BackNote } from '../../parts/back-note.tsx';
import { LinkWord } from '../../parts/link-word.tsx';
import { UndoBar } from '../../parts/undo-bar.tsx';
import { useGuiseName } from '../../shell/use-guise.ts';
import { useOpen, useVisit } from '../../state/hooks.ts';
import { newFinding } from '../../visit/finding-acts.ts';
import { amendWithUndo, recordWithUndo } from '../../visit/undo-acts.ts';
import { actOnVisit, type Done } from '../../visit/visit-acts.ts';
import { stopAll } from '../../visit/watches.ts';
import { AbortSheet } from './abort-sheet.tsx';
import { CameraSheet } from './camera-sheet.tsx';
import { CodeSheet } from './code-sheet.tsx';
import { EndSheet } from './end-sheet.tsx';
import { FactBar } from './fact-bar.tsx';
import { Meters } from './meters.tsx';
import { MoreSheet } from './more-sheet.tsx';
import { RecordingBar, useRecording } from './recording-bar.tsx';
import { RunningTime } from './running-time.tsx';
import { TimeLine } from './time-line.tsx';
import styles from './visit-page.module.css';
import { WordsSheet } from './words-sheet.tsx';

type Sheet =
  | { readonly name: 'camera'; readonly finding: string | null }
  | { readonly name: 'words'; readonly finding: string | null; readonly style: Style | null }
  | { readonly name: 'code'; readonly finding: string; readonly style: Style }
  | { readonly name: 'end' }
  | { readonly name: 'abort' }
  | { readonly name: 'more' };

/** A visit in progress. Covert: somebody's notes. Overt: the same, in full words. */
export function VisitPage() {
  const { visit } = useParams({ from: '/n/$visit' });
  const { say } = useWords();
  const name = useGuiseName();
  const go = useNavigate();
  const open = useOpen();
  const view = useVisit(visit);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const arrival = useArrival();
  const recording = useRecording(view, (finding) => setCurrent(finding));
  const [forbidden, setForbidden] = useState<'audio' | 'video' | null>(null);
  const covert = view.state.fields?.covert ?? true;
  const running = view.state.status === 'started';
  const stillRecords = recording.active !== null;

  useEffect(() => {
    // Whoever still records here when the other tablet ends the visit stops it first.
    if (view.state.fields !== null && !running && !stillRecords) {
      void go({ to: '/n/$visit/table', params: { visit }, replace: true });
    }
  }, [go, running, stillRecords, view.state.fields, visit]);

  if (view.state.fields === null) return <Loading />;
  const show = (done: Done) => setRefusal(done.ok ? null : done.refusal);

  // A key belongs to the fact just taken, else to the newest one still without a key; without a fact, words come first.
  const press = (style: Style) => {
    const target =
      view.findings.find((finding) => finding.id === current) ??
      view.findings.find((finding) => finding.state.fields?.style === null);
    if (target === undefined) setSheet({ name: 'words', finding: null, style });
    else setSheet({ name: 'code', finding: target.id, style });
  };

  const keep = async (finding: string, style: Style, subCode: string | null) => {
    setSheet(null);
    setCurrent(null);
    show(await amendWithUndo(open, view, finding, { style, subCode }));
  };

  const writeDown = async (text: string, style: Style | null, finding: string | null, draft: string) => {
    setSheet(null);
    if (finding !== null)
      return show(await amendWithUndo(open, view, finding, { observation: text }, [draft]));
    const id = newId('fnd');
    const fact = { observation: text, observedAt: Date.now(), evidence: [] };
    show(await recordWithUndo(open, view, id, newFinding(view, fact), [draft]));
    setCurrent(id);
    if (style !== null) setSheet({ name: 'code', finding: id, style });
  };

  const end = async () => {
    if (recording.active !== null) await recording.stop();
    await stopAll(open, visit, view.state);
    const position = await positionOnce();
    const done = await actOnVisit(open, visit, { type: 'endVisit', position });
    show(done);
    if (!done.ok) setSheet(null);
  };

  return (
    <div className={styles.page} data-covert={covert}>
      <header className={styles.head}>
        <h1 ref={arrival} tabIndex={-1} className={styles.title}>
          {covert ? name : view.unitName}
        </h1>
        <RunningTime since={view.state.startedAt} />
        <span className={styles.link}>
          <LinkWord />
        </span>
      </header>
      <div className={styles.back}>
        <BackNote view={view} />
      </div>
      <div className={styles.meters}>
        <Meters view={view} covert={covert} onDone={show} />
      </div>
      <main className={styles.line}>
        {running ? null : <p role="alert">{say('field.told.recording')}</p>}
        {refusal === null ? null : <RefusalNote refusal={refusal} />}
        {forbidden === null ? null : <Forbidden medium={forbidden} covert={covert} />}
        <TimeLine view={view} current={current} covert={covert} onPick={setCurrent} />
      </main>
      <footer className={styles.foot}>
        <UndoBar onRefused={setRefusal} />
        <RecordingBar covert={covert} />
        <FactBar
          covert={covert}
          modes={view.assignment?.modes ?? []}
          recording={recording.active}
          onPhoto={() => {
            setForbidden(null);
            setSheet({ name: 'camera', finding: current });
          }}
          onRecord={(medium) => {
            setForbidden(null);
            void recording.toggle(medium, current, show);
          }}
          onForbidden={(medium) => setForbidden(medium)}
          onWords={() => {
            setForbidden(null);
            setSheet({ name: 'words', finding: current, style: null });
          }}
          onKey={press}
          onEnd={() => setSheet({ name: 'end' })}
          onAbort={() => setSheet({ name: 'abort' })}
          onMore={() => setSheet({ name: 'more' })}
        />
      </footer>
      {sheet?.name === 'camera' ? (
        <CameraSheet
          view={view}
          finding={sheet.finding}
          covert={covert}
          onKept={(finding) => setCurrent(finding)}
          onDone={show}
          onClose={() => setSheet(null)}
        />
      ) : null}
      {sheet?.name === 'words' ? (
        <WordsSheet
          view={view}
          finding={sheet.finding}
          onSave={(text, draft) => writeDown(text, sheet.style, sheet.finding, draft)}
          onClose={() => setSheet(null)}
        />
      ) : null}
      {sheet?.name === 'code' ? (
        <CodeSheet
          style={sheet.style}
          taxonomy={view.pack?.taxonomy}
          covert={covert}
          onCode={(code) => void keep(sheet.finding, sheet.style, code)}
          onClose={() => setSheet(null)}
        />
      ) : null}
      {sheet?.name === 'end' ? <EndSheet view={view} onEnd={end} onClose={() => setSheet(null)} /> : null}
      {sheet?.name === 'abort' ? (
        <AbortSheet
          view={view}
          covert={covert}
          onBefore={async () => {
            if (recording.active !== null) await recording.stop();
          }}
          onClose={() => setSheet(null)}
        />
      ) : null}
      {sheet?.name === 'more' ? <MoreSheet view={view} onClose={() => setSheet(null)} /> : null}
    </div>
  );
}

/** The card does not allow it: in full on an overt visit, in words that say nothing on a covert one. */
function Forbidden({ medium, covert }: { medium: 'audio' | 'video'; covert: boolean }) {
  const { say } = useWords();
  if (covert) return <p role="alert">{say('field.camera.not.mode.short')}</p>;
  return (
    <RefusalNote refusal={{ code: 'evidence.mode-not-allowed', facts: { medium: `medium.${medium}` } }} />
  );
}
