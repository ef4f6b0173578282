import type { Audience } from '@mingcha/domain/visits';
import { audiences } from '@mingcha/domain/visits';
import { Loading, type RefusalFacts, RefusalNote, useWords } from '@mingcha/ui';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { positionOnce } from '../../capture/position.ts';
import { Press } from '../../parts/press.tsx';
import { Screen } from '../../parts/screen.tsx';
import { useOpen, useVisit } from '../../state/hooks.ts';
import type { VisitView } from '../../visit/view.ts';
import { actOnVisit } from '../../visit/visit-acts.ts';
import styles from './letter.module.css';
import { Letter } from './letter.tsx';

/** How long a position may keep a guard waiting. */
const patience = 2_000;

/**
 * 介绍信. On an overt visit it is simply shown. On a covert one the page that asks looks like any other; saying before whom is
 * the one confirmation, and the entry is on the disk before a word of the letter is on the screen.
 */
export function LetterPage() {
  const { visit } = useParams({ from: '/n/$visit/letter' });
  const view = useVisit(visit);
  const [shown, setShown] = useState(false);
  const { fields } = view.state;
  if (fields === null) return <Loading />;
  const back = view.state.status === 'scheduled' ? `/n/${visit}/brief` : `/n/${visit}`;
  if (shown || !fields.covert) return <Letter view={view} back={back} />;
  return <Ask view={view} back={back} onShown={() => setShown(true)} />;
}

function Ask({ view, back, onShown }: { view: VisitView; back: string; onShown: () => void }) {
  const { say } = useWords();
  const open = useOpen();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const letter = view.assignment?.letter ?? null;

  const drop = async (before: Audience) => {
    if (letter === null) return;
    setBusy(true);
    const late = new Promise<null>((done) => setTimeout(() => done(null), patience));
    const position = await Promise.race([positionOnce(), late]);
    const done = await actOnVisit(open, view.id, {
      type: 'dropCover',
      before,
      letter: letter.number,
      position,
    });
    setBusy(false);
    if (done.ok) onShown();
    else setRefusal(done.refusal);
  };

  return (
    <Screen title={say('field.letter.way')} back={back}>
      <div className={styles.ask}>
        <p>{say(letter === null ? 'field.letter.none' : 'field.letter.ask')}</p>
        {letter === null
          ? null
          : audiences.map((each) => (
              <Press key={each} wide busy={busy} onClick={() => void drop(each)}>
                {say(`field.letter.before.${each}`)}
              </Press>
            ))}
        {refusal === null ? null : <RefusalNote refusal={refusal} />}
      </div>
    </Screen>
  );
}
