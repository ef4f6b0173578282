import { Button } from '@mantine/core';
import { orderLifecycle } from '@mingcha/domain/orders';
import { useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTRPC } from '../../api/trpc.ts';
import { commandsOpen } from '../../parts/commands-open.ts';
import { Decide } from '../../parts/decide.tsx';
import { SealByKey } from '../../parts/seal-by-key.tsx';
import { useSession } from '../../session/session-context.ts';
import { useMay } from '../../session/use-may.ts';
import { AnswerObjection } from './answer-objection.tsx';
import type { OrderDetail } from './detail.tsx';
import { OrderOnPaper } from './order-on-paper.tsx';
import { PrintWithCode } from './print-with-code.tsx';
import { Serve } from './serve.tsx';

const answerable = [
  'issued',
  'served',
  'objected',
  'acknowledged',
  'in-rectification',
  'reported',
  'rejected',
  'reopened',
];

/** Past its day and not reported. */
const isLate = ({ state, clock }: OrderDetail['items'][number]): boolean =>
  clock !== null && clock.due < Date.now() && ['open', 'planned', 'rejected'].includes(state);

/** What the office may do with the order as a whole. */
export function OrderActions({ detail }: { detail: OrderDetail }) {
  const { say } = useWords();
  const { roles } = useSession();
  const { orders } = useTRPC();
  const { order } = detail;
  const submit = useMutation(orders.submit.mutationOptions());
  const sendBack = useMutation(orders.return.mutationOptions());
  const issue = useMutation(orders.issue.mutationOptions());
  const sealByKey = useMutation(orders.sealByKey.mutationOptions());
  const revoke = useMutation(orders.revoke.mutationOptions());
  const codes = useMay('pass.issue') && order.sha256 !== null && answerable.includes(order.state);
  const papers = useMay('paper.prepare');
  // Only what is past its day is urged.
  const urges = useMay('dispatch.draft') && detail.items.some(isLate);
  const replaces = useMay('order.draft') && order.state === 'revoked';
  const open = commandsOpen(orderLifecycle, order.state, roles);
  const preview = useQuery({
    ...orders.preview.queryOptions({ id: order.id }),
    enabled: order.state === 'pending-sign',
    retry: false,
  });
  const target = { id: order.id, expected: order.version };
  const form = (what: string) => `order.${what}.${order.id}`;
  return (
    <>
      {open.has('reviseOrder') ? (
        <Button renderRoot={(props) => <Link {...props} to="/orders/$id/revise" params={{ id: order.id }} />}>
          {say('desk.bulletin.revise')}
        </Button>
      ) : null}
      {open.has('revokeOrder') ? (
        <Decide
          danger
          act={say('desk.order.revoke')}
          form={form('revoke')}
          ask={{ label: say('desk.reason') }}
          lines={[say('desk.order.revoke.line')]}
          done={say('desk.order.revoked')}
          run={({ text }) => revoke.mutateAsync({ ...target, reason: text })}
        />
      ) : null}
      {open.has('returnOrder') ? (
        <Decide
          act={say('desk.bulletin.return')}
          form={form('return')}
          ask={{ label: say('desk.reason') }}
          done={say('desk.bulletin.returned')}
          run={({ text }) => sendBack.mutateAsync({ ...target, reason: text })}
        />
      ) : null}
      {open.has('submitOrder') ? (
        <Decide
          filled
          act={say('desk.order.submit')}
          form={form('submit')}
          lines={[say('desk.order.submit.line', { count: detail.items.length })]}
          done={say('desk.order.submitted')}
          run={() => submit.mutateAsync(target)}
        />
      ) : null}
      {open.has('issueOrder') && preview.data ? (
        <Decide
          filled
          act={say('desk.bulletin.sign')}
          form={form('issue')}
          ask={{ label: say('desk.opinion') }}
          lines={[
            say('desk.order.issue.line', { count: detail.items.length }),
            say('desk.bulletin.sign.line.hash', { hash: `${preview.data.viewHash.slice(0, 8)}…` }),
          ]}
          done={say('desk.order.issued')}
          run={({ text }) => issue.mutateAsync({ ...target, viewHash: preview.data.viewHash, opinion: text })}
        />
      ) : null}
      {papers ? <OrderOnPaper detail={detail} viewHash={preview.data?.viewHash} /> : null}
      {codes ? <PrintWithCode detail={detail} /> : null}
      {open.has('sealOrderByKey') && order.sha256 !== null && order.sealFile === null ? (
        <SealByKey form={form('seal-by-key')} run={() => sealByKey.mutateAsync(target)} />
      ) : null}
      {replaces ? (
        <Button renderRoot={(props) => <Link {...props} to="/orders/new" search={{ replaces: order.id }} />}>
          {say('desk.order.replace')}
        </Button>
      ) : null}
      {urges ? (
        <Button
          renderRoot={(props) => (
            <Link {...props} to="/dispatches/new" search={{ form: 'urging', order: order.id }} />
          )}
        >
          {say('desk.dispatch.new.urging')}
        </Button>
      ) : null}
      {open.has('serveOrder') && order.sha256 !== null ? <Serve order={order} /> : null}
      {open.has('answerObjection') && detail.objection !== null ? <AnswerObjection detail={detail} /> : null}
    </>
  );
}
