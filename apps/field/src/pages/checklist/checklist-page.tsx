import { type Question, shownQuestions } from '@mingcha/domain/registry';
import { type AnswerQuestions, givenOn } from '@mingcha/domain/visits';
import { Empty, Loading, type RefusalFacts, RefusalNote, useWords } from '@mingcha/ui';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { z } from 'zod';
import { Press, PressRow } from '../../parts/press.tsx';
import { Screen } from '../../parts/screen.tsx';
import { useOpen, useVisit } from '../../state/hooks.ts';
import { useStore } from '../../state/store.ts';
import { listsOf, progressOf } from '../../visit/checklist.ts';
import { actOnVisit } from '../../visit/visit-acts.ts';
import styles from './checklist.module.css';
import { QuestionView } from './question-view.tsx';
import { Result } from './result.tsx';

export type Said = z.input<typeof AnswerQuestions>;

/** One question a screen; the first one that lacks something comes first. After the last one stands what it comes to. */
export function ChecklistPage() {
  const { visit } = useParams({ from: '/n/$visit/checklist' });
  const { say } = useWords();
  const open = useOpen();
  const go = useNavigate();
  const view = useVisit(visit);
  const packs = [view.pack, useStore(open.pack)];
  const lists = listsOf(packs, view.state);
  const given = givenOn(view.state);
  const asked = lists.flatMap((list) =>
    shownQuestions(list.questions, given).map((question) => ({ list, question })),
  );
  const progress = progressOf(packs, view.state);
  const [at, setAt] = useState<string | 'result' | null>(null);
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const back = view.state.status === 'started' ? `/n/${visit}` : `/n/${visit}/table`;

  if (view.state.fields === null) return <Loading />;
  if (asked.length === 0) {
    return (
      <Screen title={say('field.checklist.title')} back={back}>
        <Empty title={say('field.checklist.none')} why={say('field.checklist.none.why')} />
      </Screen>
    );
  }
  // Kept by its code, not by its number: an answer may bring questions in or take them out before it.
  const place = (id: string | undefined) => asked.findIndex(({ question }) => question.id === id);
  const open0 = place(progress.missing[0] ?? progress.unsupported[0]);
  const done = open0 === -1;
  const number = at === null ? (done ? asked.length : open0) : at === 'result' ? asked.length : place(at);
  const present = asked[number];
  if (present === undefined) {
    return (
      <Result
        view={view}
        lists={lists}
        back={back}
        onQuestion={(id) => setAt(id ?? asked[0]?.question.id ?? null)}
        onBack={() => void go({ to: back })}
      />
    );
  }
  const goTo = (next: number) => setAt(asked[next]?.question.id ?? 'result');

  const tell = async (question: Question, said: Said, stays: boolean) => {
    setRefusal(null);
    // Before the answer, so that the screen does not jump when the answer brings questions in.
    setAt(question.id);
    const told = await actOnVisit(open, visit, { type: 'answerQuestions', ...said });
    if (!told.ok) {
      setRefusal(told.refusal);
      return false;
    }
    if (!stays) setAt(nextAfter(lists, given, said, question.id));
    return true;
  };

  return (
    <Screen
      title={say('field.checklist.number', { at: number + 1, of: asked.length })}
      back={back}
      foot={
        <PressRow>
          <Press disabled={number === 0} onClick={() => goTo(number - 1)}>
            {say('field.checklist.before')}
          </Press>
          <Press onClick={() => goTo(number + 1)}>
            {say(number + 1 < asked.length ? 'field.checklist.skip' : 'field.checklist.finish')}
          </Press>
        </PressRow>
      }
    >
      <progress className={styles.progress} max={progress.required || 1} value={progress.done} />
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
      <QuestionView
        key={present.question.id}
        view={view}
        list={present.list}
        question={present.question}
        given={given}
        onSaid={(said, stays) => tell(present.question, said, stays)}
      />
    </Screen>
  );
}

/** The question that follows once this was said: what it brings in is asked next. */
function nextAfter(
  lists: ReturnType<typeof listsOf>,
  given: ReturnType<typeof givenOn>,
  { answers, excused = {} }: Said,
  id: string,
): string {
  const standing = Object.entries(given.excused).filter(([each]) => !Object.hasOwn(answers, each));
  const after = {
    ...given,
    answers: { ...given.answers, ...answers },
    excused: { ...Object.fromEntries(standing), ...excused },
  };
  const ids = lists.flatMap((list) => shownQuestions(list.questions, after).map((question) => question.id));
  return ids[ids.indexOf(id) + 1] ?? 'result';
}
