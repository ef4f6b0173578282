import { Loading, type RefusalFacts, RefusalNote, useWords } from '@mingcha/ui';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { newId } from '../../keys/bytes.ts';
import { MissingNote } from '../../parts/missing-note.tsx';
import { Press, PressRow } from '../../parts/press.tsx';
import { Screen } from '../../parts/screen.tsx';
import { useOpen, useVisit } from '../../state/hooks.ts';
import { useDraft } from '../../state/use-draft.ts';
import { missingOf } from '../../visit/complete.ts';
import { actOnFinding, amend, newFinding } from '../../visit/finding-acts.ts';
import type { FindingView, VisitView } from '../../visit/view.ts';
import type { Done } from '../../visit/visit-acts.ts';
import { timeFacts } from '../../visit/watches.ts';
import { CameraSheet } from '../visit/camera-sheet.tsx';
import { ChooseWording } from './choose-wording.tsx';
import { FindingFields } from './finding-fields.tsx';
import { changeOf, type FindingForm, formOf } from './finding-form.ts';
import { Pictures } from './pictures.tsx';
import styles from './table.module.css';

/** One finding at the table: what was seen, where, at which post or why that is not known, measured against what. */
export function FindingPage() {
  const { visit, finding } = useParams({ from: '/n/$visit/finding/$finding' });
  const view = useVisit(visit);
  if (view.state.fields === null) return <Loading />;
  if (finding === 'new') return <NewFinding view={view} />;
  const present = view.findings.find((each) => each.id === finding);
  if (present === undefined) return <Loading />;
  if (present.clashes.parts.length > 0 && !isOver(view))
    return <ChooseWording view={view} finding={present} />;
  return <Complete key={finding} view={view} finding={present} />;
}

const isOver = ({ state }: VisitView) =>
  ['submitted', 'reviewed', 'locked', 'aborted', 'invalidated'].includes(state.status);

function NewFinding({ view }: { view: VisitView }) {
  const { say } = useWords();
  const open = useOpen();
  const go = useNavigate();
  const key = `finding/new/${view.id}`;
  const draft = useDraft(key, '');
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const text = draft.value?.trim() ?? '';
  const record = async () => {
    const id = newId('fnd');
    const observedAt = view.state.endedAt ?? Date.now();
    const fact = { observation: text, observedAt, evidence: [] };
    await draft.flush();
    const done = await actOnFinding(open, view, id, newFinding(view, fact), [key]);
    if (!done.ok) return setRefusal(done.refusal);
    void go({ to: '/n/$visit/finding/$finding', params: { visit: view.id, finding: id }, replace: true });
  };
  return (
    <Screen
      title={say('field.finding.new')}
      back={`/n/${view.id}/table`}
      foot={
        <Press look="filled" wide disabled={text === ''} onClick={() => void record()}>
          {say('field.words.save')}
        </Press>
      }
    >
      <textarea
        className={styles.area}
        aria-label={say('field.words.label')}
        placeholder={say('field.words.place')}
        value={draft.value ?? ''}
        onChange={(event) => draft.set(event.target.value)}
      />
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
    </Screen>
  );
}

function Complete({ view, finding }: { view: VisitView; finding: FindingView }) {
  const { say } = useWords();
  const open = useOpen();
  const key = `finding/${finding.id}`;
  const draft = useDraft<FindingForm>(key, formOf(finding));
  const [busy, setBusy] = useState(false);
  const [camera, setCamera] = useState(false);
  const [dropping, setDropping] = useState(false);
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const go = useNavigate();
  const form = draft.value;
  const missing = missingOf(open, view, finding);
  const over = isOver(view);
  const show = (done: Done) => setRefusal(done.ok ? null : done.refusal);

  const save = async () => {
    if (form === null) return;
    setBusy(true);
    const facts = timeFacts(view.pack, view.state);
    await draft.flush();
    const done = await amend(open, view, finding.id, changeOf(form, finding, facts), [key]);
    show(done);
    setBusy(false);
    if (done.ok) void go({ to: '/n/$visit/table', params: { visit: view.id } });
  };

  const drop = async () => {
    await draft.flush();
    const done = await actOnFinding(
      open,
      view,
      finding.id,
      { type: 'dropFinding', reason: form?.dropReason.trim() ?? '' },
      [key],
    );
    show(done);
    if (done.ok) void go({ to: '/n/$visit/table', params: { visit: view.id } });
  };

  if (form === null) return <Loading />;
  return (
    <Screen
      wide
      title={say('field.finding.title')}
      back={`/n/${view.id}/table`}
      foot={
        over ? undefined : (
          <PressRow>
            <Press onClick={() => setCamera(true)}>{say('field.finding.picture')}</Press>
            <Press look="filled" busy={busy} onClick={() => void save()}>
              {say('field.finding.save')}
            </Press>
          </PressRow>
        )
      }
    >
      <div className={`${styles.stack} ${styles.twofold}`}>
        <div className={styles.seen}>
          <Pictures view={view} ids={finding.evidence} finding={over ? null : finding.id} />
          {refusal === null ? null : <RefusalNote refusal={refusal} />}
          {missing === null || over || refusal !== null ? null : <MissingNote refusal={missing} />}
        </div>
        <div className={styles.fold}>
          <FindingFields view={view} finding={finding} form={form} onChange={draft.set} disabled={over} />
          {over ? null : dropping ? (
            <div className={styles.sign}>
              <textarea
                className={styles.area}
                aria-label={say('field.finding.drop.reason')}
                placeholder={say('field.finding.drop.reason')}
                value={form.dropReason}
                onChange={(event) => draft.set({ ...form, dropReason: event.target.value })}
              />
              <PressRow>
                <Press onClick={() => setDropping(false)}>{say('field.leave')}</Press>
                <Press look="danger" disabled={form.dropReason.trim().length < 2} onClick={() => void drop()}>
                  {say('field.finding.drop')}
                </Press>
              </PressRow>
            </div>
          ) : (
            <Press look="bare" onClick={() => setDropping(true)}>
              {say('field.finding.drop')}
            </Press>
          )}
        </div>
      </div>
      {camera ? (
        <CameraSheet
          view={view}
          finding={finding.id}
          covert={false}
          onKept={() => {}}
          onDone={show}
          onClose={() => setCamera(false)}
        />
      ) : null}
    </Screen>
  );
}
