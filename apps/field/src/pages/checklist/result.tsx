import { progressIn, scoreOf } from '@mingcha/domain/registry';
import { givenOn } from '@mingcha/domain/visits';
import { Tag, useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import { Press, PressRow } from '../../parts/press.tsx';
import { Screen } from '../../parts/screen.tsx';
import { useOpen } from '../../state/hooks.ts';
import type { PackChecklist } from '../../state/pack.ts';
import { useStore } from '../../state/store.ts';
import { newerThan } from '../../visit/checklist.ts';
import type { VisitView } from '../../visit/view.ts';
import styles from './checklist.module.css';

interface ResultProps {
  view: VisitView;
  lists: readonly PackChecklist[];
  back: string;
  /** Back to one question; without one, to the first. */
  onQuestion: (id: string | null) => void;
  onBack: () => void;
}

const tones = { good: 'done', fair: 'attention', poor: 'stopped' } as const;
const mayMove = ['ended', 'draft-paper', 'returned'];

/** What each list comes to, what is still missing, and whether the office has a newer version of it. */
export function Result({ view, lists, back, onQuestion, onBack }: ResultProps) {
  const { say, language } = useWords();
  const pack = useStore(useOpen().pack);
  const given = givenOn(view.state);
  const en = language === 'en';
  const kept = Object.keys(view.state.kept).length;
  return (
    <Screen
      title={say('field.checklist.score')}
      back={back}
      foot={
        <PressRow>
          <Press onClick={() => onQuestion(null)}>{say('field.checklist.again')}</Press>
          <Press look="filled" onClick={onBack}>
            {say('field.back')}
          </Press>
        </PressRow>
      }
    >
      <div className={styles.results}>
        {lists.map((list) => {
          const score = scoreOf(list, given);
          const progress = progressIn(list.questions, given);
          const newer = newerThan(pack, list);
          const nameOf = (id: string) => {
            const group = list.groups?.find((each) => each.id === id);
            return (en ? group?.en : group?.zh) ?? id;
          };
          return (
            <section key={list.id} className={styles.result}>
              <h2>{en ? (list.nameEn ?? list.name) : list.name}</h2>
              {score.share === null ? (
                <p className={styles.soft}>{say('field.checklist.score.none')}</p>
              ) : (
                <p className={styles.total}>
                  <span>{say('checklist.score', { total: score.total, most: score.most })}</span>
                  <span>{say('checklist.share', { share: score.share })}</span>
                  {score.band === null ? null : (
                    <Tag tone={tones[score.band.tone]} label={en ? score.band.en : score.band.zh} />
                  )}
                </p>
              )}
              {score.groups.length < 2 ? null : (
                <dl className={styles.groups}>
                  {score.groups.map(({ group, total, most }) => (
                    <div key={group}>
                      <dt>{nameOf(group)}</dt>
                      <dd>{say('checklist.score', { total, most })}</dd>
                    </div>
                  ))}
                </dl>
              )}
              {progress.missing.length === 0 ? null : (
                <Press onClick={() => onQuestion(progress.missing[0] ?? null)}>
                  {say('field.checklist.missing', { count: progress.missing.length })}
                </Press>
              )}
              {progress.unsupported.length === 0 ? null : (
                <Press onClick={() => onQuestion(progress.unsupported[0] ?? null)}>
                  {say('field.checklist.lacks', { count: progress.unsupported.length })}
                </Press>
              )}
              {newer === null ? null : (
                <p className={styles.newer} role="status">
                  {say('field.checklist.newer', { version: newer.version })}
                  {mayMove.includes(view.state.status) ? (
                    <Link to="/n/$visit/move/$list" params={{ visit: view.id, list: list.id }}>
                      {say('field.checklist.move')}
                    </Link>
                  ) : null}
                </p>
              )}
            </section>
          );
        })}
        {kept === 0 ? null : <p className={styles.soft}>{say('field.checklist.kept', { count: kept })}</p>}
      </div>
    </Screen>
  );
}
