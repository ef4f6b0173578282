import { Button, Group } from '@mantine/core';
import { AdoptChecklist, type Question } from '@mingcha/domain/registry';
import { Facts, Moment, Page, Section, Tag, useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type Output, useTRPC } from '../../../api/trpc.ts';
import { NotThere } from '../../../parts/not-there.tsx';
import { Read } from '../../../parts/read.tsx';
import { useMay } from '../../../session/use-may.ts';
import { Adopt } from '../adopt.tsx';
import { differenceOf } from '../difference.ts';
import styles from './checklists.module.css';
import { Preview } from './preview.tsx';
import { textsOf } from './texts.ts';
import { choiceName, questionName } from './value-field.tsx';

type Line = Output['registry']['checklists']['list'][number];

const route = getRouteApi('/desk/registry/checklist/$template');

/** One list as it stands: what is asked and when, what counts, and the versions before it. */
export function ChecklistPage() {
  const { template } = route.useParams();
  const { version } = route.useSearch();
  const query = useQuery(useTRPC().registry.checklists.list.queryOptions());
  return (
    <Read query={query}>
      {(lists) => {
        const line = lists.find((each) => each.template === template);
        if (line === undefined) return <NotThere />;
        return version === undefined || version === line.id ? (
          <Shown line={line} shown={line} />
        ) : (
          <Before key={version} line={line} version={version} />
        );
      }}
    </Read>
  );
}

/** A version that was followed: visits of its time were asked by it, so it can be read for ever. */
function Before({ line, version }: { line: Line; version: string }) {
  const query = useQuery(useTRPC().registry.checklists.get.queryOptions({ id: version }));
  return <Read query={query}>{(shown) => <Shown line={line} shown={shown} />}</Read>;
}

interface ShownProps {
  /** The version that stands, with all before it. */
  line: Line;
  /** The version that is read here. */
  shown: Output['registry']['checklists']['get'];
}

function Shown({ line, shown }: ShownProps) {
  const { say, language } = useWords();
  const adopts = useMay('registry.appoint');
  const adopt = useMutation(useTRPC().registry.adoptChecklist.mutationOptions());
  const { id: _i, adoptedAt: _a, versions, ...fields } = line;
  const stands = shown.id === line.id;
  const en = language === 'en';
  const groupName = (id: string) => {
    const group = shown.groups?.find((each) => each.id === id);
    return (en ? group?.en : group?.zh) || id;
  };
  return (
    <Page
      title={en ? (shown.nameEn ?? shown.name) : shown.name}
      marks={
        <Tag
          tone={stands ? 'done' : 'draft'}
          label={say(stands ? 'desk.list.stands' : 'desk.list.followed', { version: shown.version })}
        />
      }
      above={<Link to="/registry/checklist">{say('desk.checklist')}</Link>}
      actions={
        <Group gap="xs">
          <Adopt
            act={say('desk.checklist.adopt')}
            done={say('desk.checklist.adopted')}
            schema={AdoptChecklist}
            present={fields}
            difference={({ questions }) => differenceOf(textsOf(line.questions), textsOf(questions))}
            run={(command) => adopt.mutateAsync(command)}
            hidden={!adopts || !stands}
          />
          {adopts && stands ? (
            <Button
              variant="filled"
              renderRoot={(props) => (
                <Link
                  {...props}
                  to="/registry/checklist/$template/edit"
                  params={{ template: line.template }}
                />
              )}
            >
              {say('desk.list.edit.act')}
            </Button>
          ) : null}
        </Group>
      }
    >
      <div className={styles.editor}>
        <div>
          {stands ? null : (
            <p>
              {say('desk.list.followed.by', {
                version: line.version,
                ...differenceOf(textsOf(shown.questions), textsOf(line.questions)),
              })}{' '}
              <Link to="/registry/checklist/$template" params={{ template: line.template }}>
                {say('desk.list.toStanding')}
              </Link>
            </p>
          )}
          <Facts
            facts={[
              { name: say('desk.calendar.edition'), value: shown.version },
              { name: say('desk.adopt.at'), value: <Moment at={shown.adoptedAt} /> },
              {
                name: say('desk.list.asked'),
                value: say(shown.standing ? 'desk.list.always' : 'desk.list.chosen'),
              },
            ]}
          />
          {[...Map.groupBy(shown.questions, ({ group }) => group)].map(([group, questions]) => (
            <Section key={group} title={groupName(group)}>
              <ol className={styles.lines}>
                {questions.map((question) => (
                  <QuestionLine key={question.id} question={question} all={shown.questions} />
                ))}
              </ol>
            </Section>
          ))}
          <Section title={say('desk.list.versions', { count: versions.length })}>
            <ul className={styles.lines}>
              {versions.map((version) => (
                <li key={version.id}>
                  {version.id === shown.id ? (
                    <strong>{version.version}</strong>
                  ) : (
                    <Link
                      to="/registry/checklist/$template"
                      params={{ template: line.template }}
                      search={{ version: version.id }}
                    >
                      {version.version}
                    </Link>
                  )}{' '}
                  <span className="mc-quiet">
                    <Moment at={version.adoptedAt} />
                  </span>
                </li>
              ))}
            </ul>
          </Section>
        </div>
        <Preview key={shown.id} list={shown} />
      </div>
    </Page>
  );
}

function QuestionLine({ question, all }: { question: Question; all: readonly Question[] }) {
  const { say, term, language } = useWords();
  const said = (of: Question | undefined, value: boolean | number | string) =>
    typeof value === 'boolean'
      ? say(value ? 'desk.yes' : 'desk.no')
      : of && typeof value === 'string'
        ? choiceName(of, value, language)
        : `${value}`;
  return (
    <li>
      <span>{questionName(question, language)}</span>{' '}
      <span className="mc-quiet">{term('desk.answer-kind', question.answer)}</span>{' '}
      {question.required ? <Tag tone="open" label={say('desk.checklist.required')} /> : null}
      {(question.shownIf ?? []).map(({ question: id, is, value }) => {
        const of = all.find((each) => each.id === id);
        return (
          <p key={`${id} ${is}`} className={styles.note}>
            {say('desk.list.shown.line', {
              question: of ? questionName(of, language) : id,
              is: say(`desk.list.is.${is}`),
              value: said(of, value),
            })}
          </p>
        );
      })}
      {question.needs === undefined ? null : (
        <p className={styles.note}>
          {say('desk.list.needs.line', {
            when: say(`desk.list.needs.${question.needs.is}`),
            value: question.needs.value === undefined ? '' : said(question, question.needs.value),
            what: say(`desk.list.what.${question.needs.what}`),
          })}
        </p>
      )}
    </li>
  );
}
