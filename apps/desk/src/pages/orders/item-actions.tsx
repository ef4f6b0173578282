import { Button, NumberInput, Textarea } from '@mantine/core';
import { ExtendItem, RejectItem, VerifyItem } from '@mingcha/domain/orders';
import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { OneField } from '../../forms/fields.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { Decide } from '../../parts/decide.tsx';
import type { OrderDetail, OrderItem } from './detail.tsx';

interface ItemActionsProps {
  order: OrderDetail['order'];
  item: OrderItem;
  open: ReadonlySet<string>;
}

/** What the office may do with one item now. */
export function ItemActions({ order, item, open }: ItemActionsProps) {
  const { say } = useWords();
  const { orders } = useTRPC();
  const close = useMutation(orders.closeItem.mutationOptions());
  const refuse = useMutation(orders.refuseExtension.mutationOptions());
  const target = { id: order.id, expected: order.version, n: item.n };
  const form = (what: string) => `order.${what}.${order.id}.${item.n}`;
  const judged = item.state === 'verified' || item.state === 'not-done';
  return (
    <>
      {open.has('extendItem') && item.askedDays !== null ? (
        <>
          <Extend order={order} item={item} />
          <Decide
            small
            act={say('desk.order.refuse')}
            form={form('refuse')}
            ask={{ label: say('desk.reason') }}
            done={say('desk.order.refused')}
            run={({ text }) => refuse.mutateAsync({ ...target, reason: text })}
          />
        </>
      ) : null}
      {open.has('verifyItem') && item.state === 'reported' ? <Verify order={order} item={item} /> : null}
      {open.has('closeItem') && item.state === 'verified' ? (
        <Decide
          small
          filled
          act={say('desk.order.close')}
          form={form('close')}
          ask={{ label: say('desk.opinion'), initial: say('desk.order.close.opinion') }}
          done={say('desk.order.closed')}
          run={({ text }) => close.mutateAsync({ ...target, opinion: text })}
        />
      ) : null}
      {open.has('rejectItem') && judged ? <Reject order={order} item={item} /> : null}
    </>
  );
}

type One = Omit<ItemActionsProps, 'open'>;

function Verify({ order, item }: One) {
  const { say, term } = useWords();
  const [opened, setOpened] = useState(false);
  const verify = useMutation(useTRPC().orders.verify.mutationOptions());
  return (
    <>
      <Button size="xs" variant="filled" onClick={() => setOpened(true)}>
        {say('desk.order.verify')}
      </Button>
      <FormDialog
        title={say('desk.order.verify')}
        form={`order.verify.${order.id}.${item.n}`}
        opened={opened}
        onClose={() => setOpened(false)}
        done={say('desk.order.verified')}
        initial={{ result: 'done' as string | null, method: 'on-site' as string | null, note: '' }}
        schema={VerifyItem}
        toCommand={(values) => ({ ...values, n: item.n })}
        run={(said) => verify.mutateAsync({ ...said, id: order.id, expected: order.version })}
      >
        {({ text, one }) => (
          <>
            <OneField
              {...one('result')}
              label={say('desk.order.verdict')}
              required
              options={(['done', 'not-done'] as const).map((value) => ({
                value,
                label: term('verify-result', value),
              }))}
            />
            <OneField
              {...one('method')}
              label={say('desk.order.method')}
              required
              options={(['on-site', 'document'] as const).map((value) => ({
                value,
                label: term('verify-method', value),
              }))}
            />
            <Textarea label={say('desk.order.note')} autosize minRows={3} required {...text('note')} />
          </>
        )}
      </FormDialog>
    </>
  );
}

function Reject({ order, item }: One) {
  const { say } = useWords();
  const [opened, setOpened] = useState(false);
  const reject = useMutation(useTRPC().orders.rejectItem.mutationOptions());
  return (
    <>
      <Button size="xs" onClick={() => setOpened(true)}>
        {say('desk.order.reject')}
      </Button>
      <FormDialog
        title={say('desk.order.reject')}
        form={`order.reject.${order.id}.${item.n}`}
        opened={opened}
        onClose={() => setOpened(false)}
        done={say('desk.order.rejected')}
        lines={[say('desk.order.reject.line')]}
        initial={{ reason: '', days: 5 }}
        schema={RejectItem}
        toCommand={(values) => ({ ...values, n: item.n })}
        run={(said) => reject.mutateAsync({ ...said, id: order.id, expected: order.version })}
      >
        {({ text, values, set, faultOf }) => (
          <>
            <Textarea label={say('desk.reason')} autosize minRows={3} required {...text('reason')} />
            <NumberInput
              name="days"
              label={say('desk.order.newDays')}
              min={1}
              max={200}
              value={values.days}
              error={faultOf('days')}
              onChange={(days) => set('days', Number(days))}
            />
          </>
        )}
      </FormDialog>
    </>
  );
}

function Extend({ order, item }: One) {
  const { say } = useWords();
  const [opened, setOpened] = useState(false);
  const extend = useMutation(useTRPC().orders.extend.mutationOptions());
  return (
    <>
      <Button size="xs" variant="filled" onClick={() => setOpened(true)}>
        {say('desk.order.extend')}
      </Button>
      <FormDialog
        title={say('desk.order.extend')}
        form={`order.extend.${order.id}.${item.n}`}
        opened={opened}
        onClose={() => setOpened(false)}
        done={say('desk.order.granted')}
        initial={{ days: item.askedDays ?? 5, reason: say('desk.order.extend.reason') }}
        schema={ExtendItem}
        toCommand={(values) => ({ ...values, n: item.n })}
        run={(said) => extend.mutateAsync({ ...said, id: order.id, expected: order.version })}
      >
        {({ text, values, set, faultOf }) => (
          <>
            <NumberInput
              name="days"
              label={say('desk.order.moreDays')}
              min={1}
              max={60}
              value={values.days}
              error={faultOf('days')}
              onChange={(days) => set('days', Number(days))}
            />
            <Textarea label={say('desk.reason')} autosize minRows={2} required {...text('reason')} />
          </>
        )}
      </FormDialog>
    </>
  );
}
