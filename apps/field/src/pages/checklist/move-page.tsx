import { offeredMapping, type Question } from '@mingcha/domain/registry';
import { Empty, Loading, type RefusalFacts, RefusalNote, useWords } from '@mingcha/ui';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Field } from '../../parts/field.tsx';
import { Press } from '../../parts/press.tsx';
import { Screen } from '../../parts/screen.tsx';
import { useOpen, useVisit } from '../../state/hooks.ts';
import type { PackChecklist } from '../../state/pack.ts';
import { useStore } from '../../state/store.ts';
import { newerThan } from '../../visit/checklist.ts';
import type { VisitView } from '../../visit/view.ts';
import { actOnVisit } from '../../visit/visit-acts.ts';
import styles from './checklist.module.css';

/** A draft goes over to a corrected version: for each question of the older one, the one it stands for. */
export function MovePage() {
  const { visit, list } = useParams({ from: '/n/$visit/move/$list' });
  const { say } = useWords();
  const view = useVisit(visit);
  const pack = useStore(useOpen().pack);
  if (view.state.fields === null) return <Loading />;
  const older = [...(view.pack?.checklists ?? []), ...(pack?.checklists ?? [])].find(({ id }) => id === list);
  const newer = older === undefined ? null : newerThan(pack, older);
  if (older === undefined || newer === null) {
    return (
      <Screen title={say('field.checklist.move')} back={`/n/${visit}/checklist`}>
        <Empty title={say('field.checklist.none')} why={say('field.checklist.none.why')} />
      </Screen>
    );
  }
  return <Move view={view} older={older} newer={newer} />;
}

interface MoveProps {
  view: VisitView;
  older: PackChecklist;
  newer: PackChecklist;
}

function Move({ view, older, newer }: MoveProps) {
  const { say, language } = useWords();
  const open = useOpen();
  const go = useNavigate();
  const [mapping, setMapping] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(offeredMapping(older.questions, newer.questions).map(({ from, to }) => [from, to])),
  );
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const textOf = ({ text }: Question) => (language === 'en' ? text.en || text.zh : text.zh);

  const move = async () => {
    setBusy(true);
    const { id, template, version } = newer;
    const done = await actOnVisit(
      open,
      view.id,
      {
        type: 'moveChecklist',
        from: older.id,
        to: { id, template, version },
        mapping: Object.entries(mapping).flatMap(([from, to]) => (to === '' ? [] : [{ from, to }])),
        reason: reason.trim(),
      },
      { templates: [older, newer] },
    );
    setBusy(false);
    if (!done.ok) return setRefusal(done.refusal);
    void go({ to: '/n/$visit/checklist', params: { visit: view.id }, replace: true });
  };

  return (
    <Screen
      title={say('field.move.title', { version: newer.version })}
      back={`/n/${view.id}/checklist`}
      foot={
        <Press look="filled" wide busy={busy} disabled={reason.trim().length < 2} onClick={() => void move()}>
          {say('field.move.do')}
        </Press>
      }
    >
      <div className={styles.results}>
        <p className={styles.soft}>{say('field.move.what')}</p>
        {refusal === null ? null : <RefusalNote refusal={refusal} />}
        {older.questions.map((question) => (
          <Field
            key={question.id}
            label={textOf(question)}
            {...(Object.hasOwn(view.state.answers, question.id) ? { hint: say('field.move.answered') } : {})}
          >
            <select
              value={mapping[question.id] ?? ''}
              onChange={(event) => setMapping({ ...mapping, [question.id]: event.target.value })}
            >
              <option value="">{say('field.move.none')}</option>
              {newer.questions.map((each) => (
                <option key={each.id} value={each.id}>
                  {textOf(each)}
                </option>
              ))}
            </select>
          </Field>
        ))}
        <Field label={say('field.move.reason')} hint={say('field.move.again')}>
          <textarea value={reason} maxLength={1000} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </div>
    </Screen>
  );
}
