import { Facts, Moment, Page, Section, StateTag, Tag, useDay, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { History } from '../../parts/history.tsx';
import { Read } from '../../parts/read.tsx';
import { sealFacts } from '../../parts/seal-facts.tsx';
import styles from '../cases/cases.module.css';
import { AppealActions } from './actions.tsx';
import { ContestedSection } from './contested.tsx';
import { PutRight } from './put-right.tsx';

const route = getRouteApi('/desk/appeals/$id');
export type AppealDetail = Output['appeals']['get'];

export function AppealPage() {
  const { id } = route.useParams();
  const query = useQuery(useTRPC().appeals.get.queryOptions({ id }));
  return <Read query={query}>{(detail) => <Appeal key={id} detail={detail} />}</Read>;
}

function Appeal({ detail }: { detail: AppealDetail }) {
  const { say, term } = useWords();
  const dayOf = useDay();
  const { appeal, contested, names } = detail;
  const nameOf = (id: string | null) => (id === null ? null : (names[id] ?? null));
  const list = (codes: readonly string[]) => codes.map((code) => term('measure', code)).join('、');
  const text = (words: string | null) => <p className={styles.text}>{words ?? say('ui.erased')}</p>;
  return (
    <Page
      title={nameOf(appeal.person ?? appeal.unit) ?? say('desk.appeal')}
      above={<Link to="/appeals">{say('desk.appeals')}</Link>}
      marks={
        <>
          <StateTag of="appeal" state={appeal.state} />
          {appeal.alarmed.map((what) => (
            <Tag
              key={what}
              tone="attention"
              label={say('desk.appeal.late', { what: term('appeal-clock', what) })}
            />
          ))}
        </>
      }
    >
      <p className="mc-quiet">{say('desk.own.never')}</p>
      <AppealActions detail={detail} />
      <PutRight detail={detail} />
      <div className="mc-two">
        <Section title={say('desk.appeal.request')}>
          <Facts
            facts={[
              { name: say('desk.appeal.route'), value: term('route', appeal.route) },
              { name: say('desk.appeal.filedAt'), value: <Moment at={appeal.filedAt} /> },
              ...(appeal.until === null ? [] : [{ name: say('desk.appeal.until'), value: appeal.until }]),
              ...(appeal.lateReason === null
                ? []
                : [{ name: say('desk.appeal.lateReason'), value: text(appeal.lateReason) }]),
              { name: say('desk.appeal.requests'), value: text(appeal.requests) },
              { name: say('desk.appeal.grounds'), value: text(appeal.grounds) },
              ...(appeal.supplement === null
                ? []
                : [{ name: term('command', 'supplementAppeal'), value: text(appeal.supplement) }]),
              ...(appeal.reason === null ? [] : [{ name: say('desk.reason'), value: text(appeal.reason) }]),
            ]}
          />
          {appeal.files.map((file) => (
            <p key={file.sha256}>
              <a href={`/files/attachments/appeal/${appeal.id}/${file.sha256}`}>{file.name}</a>
            </p>
          ))}
        </Section>
        {contested === null ? null : <ContestedSection contested={contested} />}
      </div>
      {appeal.result === null ? null : (
        <Section title={say('desk.appeal.result')}>
          <Facts
            facts={[
              { name: say('desk.appeal.result'), value: term('appeal-result', appeal.result) },
              ...(appeal.number === null ? [] : [{ name: say('desk.appeal.number'), value: appeal.number }]),
              ...(appeal.organ === null ? [] : [{ name: say('desk.appeal.organ'), value: appeal.organ }]),
              ...(appeal.measures.length === 0
                ? []
                : [{ name: say('desk.case.decided'), value: list(appeal.measures) }]),
              { name: say('desk.appeal.facts'), value: text(appeal.facts) },
              { name: say('desk.case.reasons'), value: text(appeal.reasons) },
              ...appeal.did.map((each) => ({
                name: say('desk.appeal.did'),
                value: [term('remedial-act', each.what), each.note].filter(Boolean).join('：'),
              })),
            ]}
          />
          {appeal.viewHash === null ? null : (
            <p>
              <a href={`/files/appeals/${appeal.id}.pdf`} target="_blank" rel="noreferrer">
                {say('desk.appeal.pdf')}
              </a>
              {appeal.sealedAt !== null ? null : (
                <>
                  {' · '}
                  <a href={`/files/appeals/${appeal.id}/for-seal.pdf`} target="_blank" rel="noreferrer">
                    {say('desk.appeal.for-seal')}
                  </a>
                </>
              )}
            </p>
          )}
          {appeal.sealedAt === null ? null : <Facts facts={sealFacts(appeal, say, nameOf)} />}
        </Section>
      )}
      <Chain appeal={appeal} />
      {appeal.reviewers.length === 0 ? null : (
        <p>
          {say('desk.appeal.reviewers')} {appeal.reviewers.map((id) => nameOf(id) ?? '').join('、')}
          {appeal.decideBy === null ? '' : ` · ${say('desk.case.decideBy', { day: dayOf(appeal.decideBy) })}`}
          {appeal.extended ? ` · ${say('desk.appeal.extended')}` : ''}
        </p>
      )}
      <Section title={say('desk.history')}>
        <History lines={detail.history} nameOf={nameOf} />
      </Section>
    </Page>
  );
}

/** The appeal whose result this one contests, and the one that contests this. */
function Chain({ appeal: { previous, further } }: Pick<AppealDetail, 'appeal'>) {
  const { say } = useWords();
  const links = [
    { id: previous, word: say('desk.appeal.previous') },
    { id: further, word: say('desk.appeal.further') },
  ];
  return links.map(({ id, word }) =>
    id === null ? null : (
      <p key={id}>
        <Link to="/appeals/$id" params={{ id }}>
          {word}
        </Link>
      </p>
    ),
  );
}
