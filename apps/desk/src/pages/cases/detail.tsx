import { Facts, Moment, Page, Section, StateTag, Tag, useDay, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { CopyNotice } from '../../notices/copy-notice.tsx';
import { CasePackage } from '../../parts/case-package.tsx';
import { History } from '../../parts/history.tsx';
import { Read } from '../../parts/read.tsx';
import { PlaceHold } from '../keeping/place-hold.tsx';
import { CaseActions } from './actions.tsx';
import styles from './cases.module.css';
import { clocksOf } from './clock.ts';
import { Heard } from './heard.tsx';
import { Ladder } from './ladder.tsx';
import { CaseTexts } from './texts.tsx';

const route = getRouteApi('/desk/cases/$id');
export type CaseDetail = Output['cases']['get'];

export function CasePage() {
  const { id } = route.useParams();
  const query = useQuery(useTRPC().cases.get.queryOptions({ id }));
  return <Read query={query}>{(detail) => <Case key={id} detail={detail} />}</Read>;
}

function Case({ detail }: { detail: CaseDetail }) {
  const { say, term } = useWords();
  const dayOf = useDay();
  const { case: row, names, parts, findings, appeals } = detail;
  const nameOf = (id: string | null) => (id === null ? null : (names[id] ?? null));
  const peopleOf = (part: string) =>
    parts
      .filter((each) => each.part === part)
      .map((each) => nameOf(each.person) ?? say('ui.unknown'))
      .join('、');
  const list = (group: string, codes: readonly string[]) => codes.map((code) => term(group, code)).join('、');
  return (
    <Page
      title={nameOf(row.person ?? row.unit) ?? say('desk.case')}
      above={<Link to="/cases">{say('desk.nav.cases')}</Link>}
      marks={
        <>
          <StateTag of="case" state={row.state} />
          <Tag tone="draft" label={say('desk.case.secret')} />
        </>
      }
      actions={<CasePackage type="case" id={row.id} />}
    >
      <p className="mc-quiet">{say('desk.case.note')}</p>
      <CaseActions detail={detail} />
      <CopyNotice subjectType="case" subjectId={row.id} />
      <div className="mc-two">
        <Section title={say('desk.case.proposal')}>
          <Facts
            facts={[
              { name: say('desk.case.role'), value: term('respondent', row.role) },
              {
                name: say('desk.case.facts'),
                value: <p className={styles.text}>{row.facts ?? say('ui.erased')}</p>,
              },
              { name: say('desk.case.clauses'), value: list('clause', row.clauses) },
              { name: say('desk.case.measures'), value: list('measure', row.measures) },
              { name: say('desk.case.factors'), value: list('factor', row.factors) || say('desk.case.no') },
              { name: say('desk.case.organ'), value: `${row.organ}（${term('authority', row.authority)}）` },
              ...(row.opinion ? [{ name: say('desk.opinion'), value: row.opinion }] : []),
              ...(row.reason ? [{ name: say('desk.reason'), value: row.reason }] : []),
            ]}
          />
          <ul className={styles.points}>
            {findings.map((finding) => (
              <li key={finding.id}>
                <span>{finding.observation ?? say('ui.erased')}</span>{' '}
                <StateTag of="finding" state={finding.state} />
              </li>
            ))}
          </ul>
        </Section>
        <Section title={say('desk.case.hands')}>
          <Facts
            facts={(['proposer', 'approver', 'investigator', 'decider'] as const).map((part) => ({
              name: say(`desk.case.hands.${part}`),
              value: peopleOf(part) || say('desk.case.nobody'),
            }))}
          />
          {clocksOf(row).map((clock) => (
            <p key={clock.what}>
              {clock.what === 'defence' ? (
                <>
                  {say('desk.case.defenceDue')} <Moment at={clock.at} />
                </>
              ) : (
                say(clock.what === 'decide' ? 'desk.case.decideBy' : 'desk.case.effectUntil', {
                  day: dayOf(clock.day),
                })
              )}
            </p>
          ))}
          {appeals.map((appeal) => (
            <p key={appeal.id}>
              {term('route', appeal.route)} <StateTag of="appeal" state={appeal.state} />
            </p>
          ))}
        </Section>
      </div>
      <CaseTexts row={row} nameOf={nameOf} />
      <Heard row={row} />
      <Ladder against={row.person === null ? 'unit' : 'person'} />
      <Section title={say('desk.history')}>
        <History lines={detail.history} nameOf={nameOf} />
      </Section>
      <PlaceHold about={{ type: 'case', id: detail.case.id }} />
    </Page>
  );
}
