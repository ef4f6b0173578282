import { DispatchForm } from '@mingcha/domain/dispatches';
import { Empty, Page, useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTRPC } from '../../api/trpc.ts';
import { Read } from '../../parts/read.tsx';
import { BriefingForm, emptyArticle } from './briefing-form.tsx';
import { ConclusionForm } from './conclusion-form.tsx';
import type { DispatchDetail } from './detail.tsx';
import type { FormFor } from './dispatch-form.tsx';
import { MinutesForm } from './minutes-form.tsx';
import { NewWithdrawal } from './new-withdrawal.tsx';
import { emptyPart } from './part-fields.tsx';
import { UrgingForm } from './urging-form.tsx';
import { briefingValues, conclusionValues, minutesValues, urgingValues, withdrawalValues } from './values.ts';
import { WithdrawalForm } from './withdrawal-form.tsx';

const newRoute = getRouteApi('/desk/dispatches/new');
type Run = FormFor<object>['run'];
const nobody = { person: '', phone: '' };

export function NewDispatch() {
  const { say } = useWords();
  const { form, order, plan, withdraws } = newRoute.useSearch();
  const draft = useMutation(useTRPC().dispatches.draft.mutationOptions());
  const run: Run = (written) => draft.mutateAsync(written);
  if (form === 'briefing') return <NewBriefing run={run} />;
  if (form === 'minutes') return <NewMinutes run={run} />;
  if (form === 'urging' && order !== undefined) return <NewUrging order={order} run={run} />;
  if (form === 'conclusion' && plan !== undefined) return <NewConclusion plan={plan} run={run} />;
  if (form === 'withdrawal' && withdraws !== undefined)
    return <NewWithdrawal withdraws={withdraws} run={run} />;
  return (
    <Page title={say('desk.dispatches')} above={<Link to="/dispatches">{say('desk.dispatches')}</Link>}>
      <Empty title={say('desk.dispatch.new.what')} why={say('desk.dispatch.new.what.why')} />
    </Page>
  );
}

function NewUrging({ order, run }: { order: string; run: Run }) {
  const { say } = useWords();
  const query = useQuery(useTRPC().orders.get.queryOptions({ id: order }));
  return (
    <Read query={query}>
      {(detail) => (
        <UrgingForm
          title={say('desk.dispatch.new.urging')}
          form={`dispatch.urging.${order}`}
          initial={{
            order,
            unit: detail.order.unit,
            items: [],
            title: say('desk.dispatch.title.urging'),
            requirement: say('desk.dispatch.requirement.initial'),
            reportBy: '',
            contact: {
              person: detail.order.contactPerson ?? '',
              phone: detail.order.contactPhone ?? '',
            },
          }}
          run={run}
        />
      )}
    </Read>
  );
}

function NewConclusion({ plan, run }: { plan: string; run: Run }) {
  const { say } = useWords();
  return (
    <ConclusionForm
      title={say('desk.dispatch.new.conclusion')}
      form={`dispatch.conclusion.${plan}`}
      initial={{
        plan,
        unit: null,
        title: say('desk.dispatch.title.conclusion'),
        basis: say('desk.dispatch.basis.initial'),
        notes: [],
        praise: '',
        matters: '',
        contact: nobody,
      }}
      run={run}
    />
  );
}

function NewBriefing({ run }: { run: Run }) {
  const { say } = useWords();
  return (
    <BriefingForm
      title={say('desk.dispatch.new.briefing')}
      form="dispatch.briefing"
      initial={{
        series: '督查专报',
        articles: [emptyArticle()],
        editor: '',
        up: '',
        across: '',
        down: '',
        copies: 30,
      }}
      run={run}
    />
  );
}

function NewMinutes({ run }: { run: Run }) {
  const { say } = useWords();
  return (
    <MinutesForm
      title={say('desk.dispatch.new.minutes')}
      form="dispatch.minutes"
      initial={{
        title: say('desk.dispatch.title.minutes'),
        heldOn: '',
        place: '',
        chair: '',
        parts: [{ ...emptyPart }],
        present: '',
        excused: '',
        attending: '',
      }}
      run={run}
    />
  );
}

const route = getRouteApi('/desk/dispatches/$id/revise');

export function ReviseDispatch() {
  const { id } = route.useParams();
  const query = useQuery(useTRPC().dispatches.get.queryOptions({ id }));
  return <Read query={query}>{(detail) => <Revising detail={detail} />}</Read>;
}

function Revising({ detail }: { detail: DispatchDetail }) {
  const { say, term } = useWords();
  const revise = useMutation(useTRPC().dispatches.revise.mutationOptions());
  const { dispatch } = detail;
  const { id, version, text } = dispatch;
  const title = [say('desk.bulletin.revise'), term('dispatch-form', DispatchForm.parse(dispatch.form))].join(
    ' · ',
  );
  const common = {
    title,
    form: `dispatch.revise.${id}`,
    run: ((written) => revise.mutateAsync({ ...written, id, expected: version })) satisfies Run,
  };
  switch (text?.form) {
    case 'urging':
      return <UrgingForm {...common} initial={urgingValues(dispatch, text)} />;
    case 'conclusion':
      return <ConclusionForm {...common} fixed initial={conclusionValues(dispatch, text)} />;
    case 'briefing':
      return <BriefingForm {...common} initial={briefingValues(dispatch, text)} />;
    case 'minutes':
      return <MinutesForm {...common} initial={minutesValues(text)} />;
    case 'withdrawal':
      return <WithdrawalForm {...common} initial={withdrawalValues(detail, text)} />;
    default:
      return <Empty title={say('ui.erased')} />;
  }
}
