import { Button, NumberInput, Textarea } from '@mantine/core';
import { AskExtension as Schema } from '@mingcha/domain/orders';
import { useWords } from '@mingcha/ui';
import { useState } from 'react';
import { useDoor } from '../../api/door.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import type { OrderDetail, OrderItem } from './detail.tsx';

export function AskExtension({ order, item }: { order: OrderDetail['order']; item: OrderItem }) {
  const { say } = useWords();
  const [opened, setOpened] = useState(false);
  const { client } = useDoor();
  return (
    <div>
      <Button size="xs" onClick={() => setOpened(true)}>
        {say('desk.order.askExtension')}
      </Button>
      <FormDialog
        title={say('desk.order.askExtension')}
        form={`order.ask.${order.id}.${item.n}`}
        opened={opened}
        onClose={() => setOpened(false)}
        lines={[say('desk.order.askExtension.line')]}
        done={say('desk.order.extensionSent')}
        initial={{ days: 5, reason: '' }}
        schema={Schema}
        toCommand={(values) => ({ ...values, n: item.n })}
        run={(said) => client.orders.askExtension.mutate({ ...said, id: order.id, expected: order.version })}
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
            <Textarea label={say('desk.reason')} autosize minRows={3} required {...text('reason')} />
          </>
        )}
      </FormDialog>
    </div>
  );
}
