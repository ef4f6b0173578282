import { Facts, type RefusalFacts, RefusalNote, useWords } from '@mingcha/ui';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { positionOnce } from '../../capture/position.ts';
import { BackNote } from '../../parts/back-note.tsx';
import { Field } from '../../parts/field.tsx';
import { LinkWord } from '../../parts/link-word.tsx';
import { MemberList } from '../../parts/member-list.tsx';
import { Press } from '../../parts/press.tsx';
import { Screen } from '../../parts/screen.tsx';
import type { Occasion } from '../../self-test/checks.ts';
import { factsOf, useSelfTest } from '../../self-test/use-self-test.ts';
import { useOpen } from '../../state/hooks.ts';
import { useDraft } from '../../state/use-draft.ts';
import { beginVisit, readyToGo } from '../../visit/begin.ts';
import type { VisitView } from '../../visit/view.ts';
import styles from './brief.module.css';
import { RecusalSheet } from './recusal-sheet.tsx';
import { Tested } from './tested.tsx';
import { useCardFacts } from './use-card-facts.tsx';

/** The card lies open: who goes, with what tablet, until when. */
export function Opened({ view }: { view: VisitView }) {
  const { say } = useWords();
  const open = useOpen();
  const go = useNavigate();
  const facts = useCardFacts(view);
  const [asked, setAsked] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [lost, setLost] = useState(false);
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const reason = useDraft(`reason/${view.id}`, '');
  const occasion: Occasion = {
    db: open.db,
    pack: view.pack,
    visit: view.id,
    modes: view.assignment?.modes ?? [],
  };
  const test = useSelfTest(occasion);
  const { run } = test;
  const known = view.assignment?.unit != null;
  useEffect(() => {
    if (known) run();
  }, [run, known]);

  const members = view.state.fields?.members ?? [];
  const aside = view.state.recused.map((each) => each.person);
  const ready = readyToGo(view);
  const alone = ready.length === 1;

  const start = async () => {
    setBusy(true);
    setRefusal(null);
    const position = await positionOnce();
    setLost(position === null);
    const done = await beginVisit(
      open,
      view,
      {
        type: 'startVisit',
        members: [...ready],
        position,
        ...(position === null && reason.value?.trim() ? { reason: reason.value.trim() } : {}),
        observation: alone,
      },
      factsOf(test, occasion),
    );
    if (done.ok) return go({ to: '/n/$visit', params: { visit: view.id }, replace: true });
    setRefusal(done.refusal);
    setBusy(false);
  };

  return (
    <Screen
      wide
      title={say('field.brief.title')}
      back="/today"
      marks={<LinkWord />}
      foot={
        <Press look="filled" wide busy={busy} disabled={ready.length === 0} onClick={() => void start()}>
          {say(alone ? 'field.brief.start.alone' : 'field.brief.start')}
        </Press>
      }
    >
      <div className={styles.stack}>
        <div className={styles.part}>
          <BackNote view={view} />
          {known ? null : <p className={styles.note}>{say('field.card.missing')}</p>}
          <Facts facts={facts} />
          <p className={styles.rules}>{say('field.brief.rules')}</p>
        </div>
        <div className={styles.part}>
          <h2 className={styles.head}>{say('field.brief.members')}</h2>
          <MemberList
            members={members}
            lead={view.state.fields?.lead ?? ''}
            isDone={(person) => ready.includes(person)}
            act={say('field.brief.confirm')}
            done={say('field.brief.confirmed')}
            isAside={(person) => aside.includes(person)}
            aside={say('field.recusal.aside.done')}
            onAsk={setAsked}
          />
          {aside.length > 0 ? <p className={styles.note}>{say('field.recusal.told')}</p> : null}
          {alone ? <p className={styles.note}>{say('field.brief.alone')}</p> : null}
          <Link to="/n/$visit/letter" params={{ visit: view.id }} className={styles.way}>
            {say('field.letter.title')}
          </Link>
          <Tested test={test} occasion={occasion} />
          {lost ? (
            <Field label={say('field.brief.reason')} hint={say('field.brief.reason.hint')}>
              <textarea value={reason.value ?? ''} onChange={(event) => reason.set(event.target.value)} />
            </Field>
          ) : null}
          {refusal === null ? null : <RefusalNote refusal={refusal} />}
        </div>
      </div>
      {asked === null ? null : <RecusalSheet view={view} person={asked} onClose={() => setAsked(null)} />}
    </Screen>
  );
}
