import {
  type Fact,
  Facts,
  Hash,
  Moment,
  Page,
  PersonName,
  RefusalNote,
  Section,
  StateTag,
  Tag,
  UnitName,
  useDay,
  useWords,
} from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { History } from '../../parts/history.tsx';
import { PaperView } from '../../parts/paper-view.tsx';
import { Read } from '../../parts/read.tsx';
import { DispatchActions } from './actions.tsx';
import styles from './dispatches.module.css';
import { LengthTold } from './length-note.tsx';
import { WithdrawnBy } from './withdrawn-by.tsx';
import { WithdrawnLink } from './withdrawn-link.tsx';

const route = getRouteApi('/desk/dispatches/$id');
export type DispatchDetail = Output['dispatches']['get'];
type NameOf = (id: string | null) => string | null;

export function DispatchPage() {
  const { id } = route.useParams();
  const query = useQuery(useTRPC().dispatches.get.queryOptions({ id }));
  return <Read query={query}>{(detail) => <Dispatch detail={detail} />}</Read>;
}

/** What is known of it on the left, the very paper on the right. */
function Dispatch({ detail }: { detail: DispatchDetail }) {
  const { say, term } = useWords();
  const { dispatch, names } = detail;
  const nameOf: NameOf = (id) => (id === null ? null : (names[id] ?? null));
  return (
    <Page
      title={dispatch.title ?? say('ui.erased')}
      above={<Link to="/dispatches">{say('desk.dispatches')}</Link>}
      marks={
        <>
          <Tag tone="draft" label={term('dispatch-form', dispatch.form)} />
          <StateTag of="dispatch" state={dispatch.state} />
          {dispatch.number === null ? null : <strong>{dispatch.number}</strong>}
          {dispatch.contested ? <Tag tone="attention" label={say('desk.contested')} /> : null}
        </>
      }
      actions={
        <DispatchActions
          detail={detail}
          units={dispatch.addressees.flatMap((id) => nameOf(id) ?? []).join(say('desk.listComma'))}
        />
      }
    >
      <div className={styles.columns}>
        <div>
          {dispatch.form === 'withdrawal' ? null : (
            <WithdrawnBy id={dispatch.id} state={dispatch.state} out={dispatch.issuedAt !== null} />
          )}
          <DispatchFacts detail={detail} nameOf={nameOf} />
          <Section title={say('desk.history')}>
            <History lines={detail.history} nameOf={nameOf} />
          </Section>
        </div>
        <DispatchPaper key={dispatch.version} detail={detail} />
      </div>
    </Page>
  );
}

/** The document, or the draft as it would be printed now, with the digest of what a signature would cover. */
function DispatchPaper({ detail: { dispatch } }: { detail: DispatchDetail }) {
  const { say } = useWords();
  const final = dispatch.sha256 !== null;
  const preview = useQuery({
    ...useTRPC().dispatches.preview.queryOptions({ id: dispatch.id }),
    enabled: dispatch.viewHash === null && !dispatch.erased,
    retry: false,
  });
  const missing = preview.data?.missing ?? [];
  const characters = missing
    .map(({ character, codePoint }) => `${character} (${codePoint})`)
    .join(say('desk.listComma'));
  return (
    <PaperView
      of="dispatches"
      id={dispatch.id}
      final={final}
      first
      label={say('desk.dispatch.paper')}
      above={
        <>
          {say(final ? 'desk.dispatch.paper.final' : 'desk.dispatch.paper.draft')}
          {preview.data ? (
            <>
              {' · '}
              <Hash label={say('desk.bulletin.viewHash')} value={preview.data.viewHash} />{' '}
              <LengthTold form={dispatch.form} characters={preview.data.characters} />
            </>
          ) : null}
          {missing.length === 0 ? null : (
            <RefusalNote refusal={{ code: 'document.characters-missing', facts: { characters } }} />
          )}
        </>
      }
      none={say('desk.dispatch.paper.none')}
    />
  );
}

function DispatchFacts({ detail, nameOf }: { detail: DispatchDetail; nameOf: NameOf }) {
  const { say, term } = useWords();
  const dayOf = useDay();
  const { dispatch, order, plan, proof, withdraws } = detail;
  const facts: Fact[] = [];
  const add = (name: string, value: Fact['value'] | null) => {
    if (value !== null && value !== '') facts.push({ name, value });
  };
  const person = (id: string | null) => (id === null ? null : <PersonName name={nameOf(id)} />);
  const moment = (at: number | null) => (at === null ? null : <Moment at={at} />);
  add(say('desk.unit'), dispatch.unit === null ? null : <UnitName name={nameOf(dispatch.unit)} />);
  if (dispatch.unit === null)
    add(
      say('desk.withdrawal.to'),
      dispatch.addressees.flatMap((id) => nameOf(id) ?? []).join(say('desk.listComma')),
    );
  if (withdraws !== null) add(say('desk.withdrawal.of'), <WithdrawnLink of={withdraws} />);
  if (order !== null)
    add(
      say('desk.dispatch.about.order'),
      <Link to="/orders/$id" params={{ id: order.id }}>
        {[order.number, order.title].filter(Boolean).join(' ')}
      </Link>,
    );
  if (plan !== null)
    add(
      say('desk.dispatch.about.plan'),
      <Link to="/plans/$id" params={{ id: plan.id }}>
        {plan.title}
      </Link>,
    );
  add(say('desk.dispatch.series'), dispatch.series);
  // Whoever only receives it is not told who wrote and signed it.
  add(say('desk.bulletin.drafter'), dispatch.drafter === '' ? null : person(dispatch.drafter));
  add(say('desk.bulletin.reviewedBy'), person(dispatch.reviewedBy));
  add(say('desk.bulletin.signedBy'), person(dispatch.signedBy));
  add(say('desk.bulletin.signedAt'), moment(dispatch.signedAt));
  add(say('desk.opinion'), dispatch.opinion);
  add(say('desk.seal.hand'), person(dispatch.sealedBy));
  add(say('desk.seal.at'), moment(dispatch.sealedAt));
  add(say('desk.bulletin.issuedAt'), moment(dispatch.issuedAt));
  add(say('desk.dispatch.servedAt'), moment(dispatch.servedAt));
  if (proof !== null) add(say('desk.service.method'), term('service-method', proof.method));
  add(say('desk.dispatch.reviewDay'), dispatch.reviewDay === null ? null : dayOf(dispatch.reviewDay));
  add(say('desk.reason'), dispatch.reason);
  add(say('desk.bulletin.viewHash'), dispatch.viewHash === null ? null : <Hash value={dispatch.viewHash} />);
  const file = dispatch.sealFile ?? dispatch.sha256;
  add(say('desk.bulletin.sha256'), file === null ? null : <Hash value={file} />);
  return <Facts facts={facts} />;
}
