import { Button, Textarea } from '@mantine/core';
import { ExtendItem, RejectItem, VerifyItem } from '@mingcha/domain/orders';
import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { OneField } from '../../forms/fields.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { Decide } from '../../parts/decide.tsx';
import { DaysDialog, type OneItem } from './days-dialog.tsx';

interface ItemActionsProps extends OneItem {
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

function Verify({ order, item }: OneItem) {
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

function Reject(one: OneItem) {
  const { say } = useWords();
  const reject = useMutation(useTRPC().orders.rejectItem.mutationOptions());
  return (
    <DaysDialog
      {...one}
      form="reject"
      act={say('desk.order.reject')}
      done={say('desk.order.rejected')}
      days={say('desk.order.newDays')}
      most={200}
      schema={RejectItem}
      initial={{ reason: '', days: 5 }}
      lines={[say('desk.order.reject.line')]}
      run={(said, target) => reject.mutateAsync({ ...said, ...target })}
    />
  );
}

function Extend(one: OneItem) {
  const { say } = useWords();
  const extend = useMutation(useTRPC().orders.extend.mutationOptions());
  return (
    <DaysDialog
      {...one}
      form="extend"
      filled
      act={say('desk.order.extend')}
      done={say('desk.order.granted')}
      days={say('desk.order.moreDays')}
      most={60}
      schema={ExtendItem}
      initial={{ days: one.item.askedDays ?? 5, reason: say('desk.order.extend.reason') }}
      run={(said, target) => extend.mutateAsync({ ...said, ...target })}
    />
  );
}
