import { isTombstone } from '@mingcha/domain';
import type { Given, Question } from '@mingcha/domain/registry';
import { type RefusalFacts, RefusalNote, useWords } from '@mingcha/ui';
import { useState } from 'react';
import { Field } from '../../parts/field.tsx';
import { Press, PressRow } from '../../parts/press.tsx';
import { useDraft } from '../../state/use-draft.ts';
import type { VisitView } from '../../visit/view.ts';
import { Pictures } from '../table/pictures.tsx';
import { CameraSheet } from '../visit/camera-sheet.tsx';
import styles from './checklist.module.css';
import type { Said } from './checklist-page.tsx';

interface AnswerSupportProps {
  view: VisitView;
  question: Question;
  given: Given;
  /** The answer is not taken at its word without it: open at once. */
  insist: boolean;
  onSaid: (said: Said, stays: boolean) => Promise<boolean>;
}

type Part = 'words' | 'excuse' | null;

/** What goes with an answer: a picture, words, or that the question does not apply here and why. */
export function AnswerSupport({ view, question, given, insist, onSaid }: AnswerSupportProps) {
  const { say } = useWords();
  const [part, setPart] = useState<Part>(null);
  const [camera, setCamera] = useState(false);
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const { id } = question;
  const pieces = given.evidence[id] ?? [];
  const words = given.words[id];
  const shown = part ?? (insist ? 'words' : null);
  const close = async (said: Said) => {
    const done = await onSaid(said, true);
    if (done) setPart(null);
    return done;
  };
  return (
    <section className={styles.support}>
      {words === undefined ? null : (
        <p className={styles.words}>{isTombstone(words) ? say('ui.erased') : words}</p>
      )}
      {pieces.length === 0 ? null : (
        <p className={styles.soft}>{say('field.checklist.pieces', { count: pieces.length })}</p>
      )}
      <Pictures view={view} ids={pieces} />
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
      {shown === null ? null : (
        <Told
          key={shown}
          name={`${shown}/${view.id}/${id}`}
          label={say(shown === 'words' ? 'field.checklist.words' : 'field.checklist.excuse.why')}
          act={say(shown === 'words' ? 'field.checklist.words.do' : 'field.checklist.excuse.do')}
          onTold={(text) =>
            close(
              shown === 'words'
                ? { answers: {}, words: { [id]: text } }
                : { answers: {}, excused: { [id]: text } },
            )
          }
        />
      )}
      <PressRow>
        <Press onClick={() => setCamera(true)}>{say('field.checklist.picture')}</Press>
        {shown === 'words' ? null : (
          <Press onClick={() => setPart('words')}>{say('field.checklist.words')}</Press>
        )}
        {shown === 'excuse' ? null : (
          <Press onClick={() => setPart('excuse')}>{say('field.checklist.excuse')}</Press>
        )}
      </PressRow>
      {camera ? (
        <CameraSheet
          view={view}
          finding={null}
          answer={id}
          covert={view.state.fields?.covert ?? true}
          onKept={() => {}}
          onDone={(done) => setRefusal(done.ok ? null : done.refusal)}
          onClose={() => setCamera(false)}
        />
      ) : null}
    </section>
  );
}

interface ToldProps {
  /** Of its draft: what is typed stays after a kill. */
  name: string;
  label: string;
  act: string;
  /** Answers whether it was written down: what was refused stays where it was typed. */
  onTold: (text: string) => Promise<boolean>;
}

function Told({ name, label, act, onTold }: ToldProps) {
  const draft = useDraft(name, '');
  const [busy, setBusy] = useState(false);
  const text = draft.value?.trim() ?? '';
  const tell = async () => {
    setBusy(true);
    try {
      await draft.flush();
      if (await onTold(text)) await draft.drop();
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.typed}>
      <Field label={label}>
        <textarea
          value={draft.value ?? ''}
          maxLength={1000}
          disabled={draft.value === null}
          onChange={(event) => draft.set(event.target.value)}
        />
      </Field>
      <Press look="filled" wide busy={busy} disabled={text.length < 2} onClick={() => void tell()}>
        {act}
      </Press>
    </div>
  );
}
