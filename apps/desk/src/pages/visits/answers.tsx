import { type Given, givenOf, progressIn, type Question, scoreOf } from '@mingcha/domain/registry';
import { type Fact, Facts, Section, Tag, useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import type { VisitDetail } from './detail.tsx';
import styles from './visits.module.css';

type Line = VisitDetail['answers'][number];
type List = VisitDetail['checklists'][number];

const tones = { good: 'done', fair: 'attention', poor: 'stopped' } as const;

/** Every list that was asked: what it comes to, then question by question what was said and shown. */
export function VisitAnswers({
  detail,
}: {
  detail: VisitDetail;
  nameOf: (id: string | null) => string | null;
}) {
  const { say, language } = useWords();
  const { answers, checklists } = detail;
  if (answers.length === 0) return null;
  const given = givenOf(answers);
  const en = language === 'en';
  const known = new Set(checklists.flatMap(({ questions }) => questions.map(({ id }) => id)));
  const left = answers.filter(({ question, kept }) => kept || !known.has(question));
  return (
    <>
      {checklists.map((list) => (
        <Section key={list.id} title={`${en ? (list.nameEn ?? list.name) : list.name} · ${list.version}`}>
          <Sum list={list} given={given} />
          <Facts
            long
            facts={list.questions.flatMap((question) => {
              const line = answers.find((each) => !each.kept && each.question === question.id);
              return line === undefined ? [] : [lineOf(question, line, en)];
            })}
          />
        </Section>
      ))}
      {left.length === 0 ? null : (
        <Section title={say('desk.visit.answers.kept', { count: left.length })}>
          <Facts
            long
            facts={left.map((line) => ({
              name: line.question,
              value: <Value line={line} question={null} />,
            }))}
          />
        </Section>
      )}
    </>
  );
}

const lineOf = (question: Question, line: Line, en: boolean): Fact => ({
  name: (en ? question.text.en : question.text.zh) || question.id,
  value: <Value line={line} question={question} />,
});

function Value({ line, question }: { line: Line; question: Question | null }) {
  const { say, language } = useWords();
  const { value, erased, excused, words, wordsErased, evidence } = line;
  const choice = typeof value === 'string' ? question?.choiceTexts?.[value] : undefined;
  const said =
    excused !== null
      ? say('checklist.excused', { why: excused })
      : erased || value === null
        ? say('ui.erased')
        : typeof value === 'boolean'
          ? say(value ? 'desk.yes' : 'desk.no')
          : (language === 'en' ? choice?.en : choice?.zh) || String(value);
  return (
    <>
      {said}
      {wordsErased ? <span className={styles.counts}> · {say('ui.erased')}</span> : null}
      {words === null ? null : <span className={styles.counts}> · {words}</span>}
      {evidence.map((id, index) => (
        <span key={id}>
          {' · '}
          <Link to="/evidence/$id" params={{ id }}>
            {say('desk.visit.answers.piece', { number: index + 1 })}
          </Link>
        </span>
      ))}
    </>
  );
}

function Sum({ list, given }: { list: List; given: Given }) {
  const { say, language } = useWords();
  const score = scoreOf(list, given);
  const { missing, unsupported } = progressIn(list.questions, given);
  const en = language === 'en';
  if (score.share === null) return null;
  return (
    <p>
      <strong>{say('checklist.score', { total: score.total, most: score.most })}</strong> ·{' '}
      {say('checklist.share', { share: score.share })}{' '}
      {score.band === null ? null : (
        <Tag tone={tones[score.band.tone]} label={en ? score.band.en || score.band.zh : score.band.zh} />
      )}
      {score.groups.length < 2 ? null : (
        <span className={styles.counts}>
          {' '}
          {score.groups
            .map(({ group, total, most }) => {
              const named = list.groups?.find(({ id }) => id === group);
              return `${(en ? named?.en : named?.zh) || group} ${total}/${most}`;
            })
            .join(' · ')}
        </span>
      )}
      {missing.length + unsupported.length === 0 ? null : (
        <span className={styles.counts}>
          {' '}
          · {say('desk.visit.answers.lacking', { count: missing.length + unsupported.length })}
        </span>
      )}
    </p>
  );
}
