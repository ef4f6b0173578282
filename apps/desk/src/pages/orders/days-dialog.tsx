import { Button, NumberInput, Textarea } from '@mantine/core';
import { useWords } from '@mingcha/ui';
import { useState } from 'react';
import type { z } from 'zod';
import { FormDialog } from '../../forms/form-dialog.tsx';
import type { OrderDetail, OrderItem } from './detail.tsx';

export interface OneItem {
  order: OrderDetail['order'];
  item: OrderItem;
}

interface DaysDialogProps<Schema extends z.ZodType> extends OneItem {
  /** Names the draft. */
  form: string;
  act: string;
  done: string;
  days: string;
  most: number;
  schema: Schema;
  initial: { days: number; reason: string };
  lines?: string[];
  filled?: boolean;
  run: (said: z.output<Schema>, target: { id: string; expected: number }) => Promise<unknown>;
}

/** Days for one item of an order, and why: asked for, granted, or given anew with what was sent back. */
export function DaysDialog<Schema extends z.ZodType>({
  order,
  item,
  form,
  act,
  done,
  days,
  most,
  schema,
  initial,
  lines = [],
  filled = false,
  run,
}: DaysDialogProps<Schema>) {
  const { say } = useWords();
  const [opened, setOpened] = useState(false);
  return (
    <div>
      <Button size="xs" {...(filled ? { variant: 'filled' } : {})} onClick={() => setOpened(true)}>
        {act}
      </Button>
      <FormDialog
        title={act}
        form={`order.${form}.${order.id}.${item.n}`}
        opened={opened}
        onClose={() => setOpened(false)}
        lines={lines}
        done={done}
        initial={initial}
        schema={schema}
        toCommand={(values) => ({ ...values, n: item.n })}
        run={(said) => run(said, { id: order.id, expected: order.version })}
      >
        {({ text, values, set, faultOf }) => (
          <>
            <NumberInput
              name="days"
              label={days}
              min={1}
              max={most}
              value={values.days}
              error={faultOf('days')}
              onChange={(chosen) => set('days', Number(chosen))}
            />
            <Textarea label={say('desk.reason')} autosize minRows={3} required {...text('reason')} />
          </>
        )}
      </FormDialog>
    </div>
  );
}
