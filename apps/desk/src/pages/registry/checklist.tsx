import { AdoptChecklist, type Question } from '@mingcha/domain/registry';
import { Empty, Facts, Moment, Section, Tag, useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { Read } from '../../parts/read.tsx';
import { useMay } from '../../session/use-may.ts';
import { Adopt } from './adopt.tsx';
import { differenceOf } from './difference.ts';
import styles from './registry.module.css';
import { RegistryPage } from './registry-page.tsx';

const textsOf = (questions: readonly Question[]): ReadonlyMap<string, string> =>
  new Map(questions.map(({ id, ...rest }) => [id, JSON.stringify(rest)]));

/** What is asked on a visit. A visit keeps the edition it was answered by. */
export function ChecklistPage() {
  const { say, term, language } = useWords();
  const adopts = useMay('registry.appoint');
  const { registry } = useTRPC();
  const query = useQuery(registry.checklist.get.queryOptions());
  const adopt = useMutation(registry.adoptChecklist.mutationOptions());
  const present = query.data ?? null;
  return (
    <RegistryPage
      title={say('desk.checklist')}
      actions={
        query.data === undefined ? undefined : (
          <Adopt
            act={say('desk.checklist.adopt')}
            done={say('desk.checklist.adopted')}
            schema={AdoptChecklist}
            present={
              present && { version: present.edition, name: present.name, questions: present.questions }
            }
            difference={({ questions }) =>
              differenceOf(textsOf(present?.questions ?? []), textsOf(questions))
            }
            run={(command) => adopt.mutateAsync(command)}
            hidden={!adopts}
          />
        )
      }
    >
      <Read query={query}>
        {(checklist) =>
          checklist === null ? (
            <Empty title={say('desk.checklist.none')} why={say('desk.checklist.none.why')} />
          ) : (
            <>
              <Facts
                facts={[
                  { name: say('desk.checklist.name'), value: checklist.name },
                  { name: say('desk.calendar.edition'), value: checklist.edition },
                  { name: say('desk.adopt.at'), value: <Moment at={checklist.adoptedAt} /> },
                ]}
              />
              {[...Map.groupBy(checklist.questions, ({ group }) => group)].map(([group, questions]) => (
                <Section key={group} title={term('question-group', group)}>
                  <ul className={styles.lines}>
                    {questions.map((question) => (
                      <li key={question.id} className={styles.line}>
                        <span>{question.text[language === 'en' ? 'en' : 'zh']}</span>
                        <span className="mc-quiet">{term('desk.answer-kind', question.answer)}</span>
                        {question.required ? (
                          <Tag tone="open" label={say('desk.checklist.required')} />
                        ) : null}
                      </li>
                    ))}
                  </ul>
                </Section>
              ))}
            </>
          )
        }
      </Read>
    </RegistryPage>
  );
}
