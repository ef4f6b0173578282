import { Button, Textarea, TextInput } from '@mantine/core';
import type { Role } from '@mingcha/domain/access';
import { ReportOrder } from '@mingcha/domain/orders';
import type { FileRef } from '@mingcha/domain/papers';
import { useWords } from '@mingcha/ui';
import { useState } from 'react';
import { useDoor } from '../../api/door.ts';
import { FileField } from '../../forms/file-field.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import type { OrderDetail, OrderItem } from './detail.tsx';
import { ReportToSign } from './report-to-sign.tsx';

interface ReportFormProps {
  detail: OrderDetail;
  item: OrderItem;
  roles: readonly Role[];
  onDone: (answer: { entries: string[] }) => void;
}

interface Values {
  result: string;
  rootCause: string;
  sameClass: string;
  handler: string;
  proof: FileRef[];
  report: FileRef[];
}

const typedItem = (n: number, { report: _sheet, ...told }: Values) => ({ ...told, n });

/** The result of one item with its proof. Who is not the chief brings the sheet that was signed and sealed. */
export function ReportForm({ detail: { order }, item, roles, onDone }: ReportFormProps) {
  const { say } = useWords();
  const [opened, setOpened] = useState(false);
  const { client } = useDoor();
  const isChief = roles.includes('chief');
  const initial: Values = {
    result: item.result ?? '',
    rootCause: item.rootCause ?? '',
    sameClass: item.sameClass ?? '',
    handler: item.handler ?? item.responsible ?? '',
    proof: [],
    report: [],
  };
  return (
    <div>
      <Button variant="filled" onClick={() => setOpened(true)}>
        {say('desk.order.report')}
      </Button>
      <FormDialog
        title={say('desk.order.report')}
        form={`order.report.${order.id}.${item.n}.${item.rejections}`}
        opened={opened}
        onClose={() => setOpened(false)}
        done={say('desk.order.reported')}
        initial={initial}
        schema={ReportOrder}
        toCommand={(values: Values) => ({ items: [typedItem(item.n, values)], report: values.report })}
        run={async (said) => {
          const answer = await client.orders.report.mutate({
            ...said,
            id: order.id,
            expected: order.version,
          });
          onDone(answer);
          return answer;
        }}
      >
        {({ text, values, set, faultOf }) => (
          <>
            {(['result', 'rootCause', 'sameClass'] as const).map((name) => (
              <Textarea
                key={name}
                label={say(`desk.order.${name}`)}
                autosize
                minRows={2}
                required
                {...text(name)}
                error={faultOf(`items.0.${name}`)}
              />
            ))}
            <TextInput
              label={say('desk.order.handler')}
              required
              {...text('handler')}
              error={faultOf('items.0.handler')}
            />
            <FileField
              name="proof"
              label={say('desk.order.proof')}
              required
              value={values.proof}
              onChange={(files) => set('proof', files)}
              error={faultOf('items.0.proof')}
            />
            {isChief ? null : <ReportToSign order={order.id} typed={typedItem(item.n, values)} />}
            <FileField
              name="report"
              label={say('desk.order.sealed')}
              hint={say(isChief ? 'desk.order.sealed.chief' : 'desk.order.sealed.hint')}
              single
              required={!isChief}
              value={values.report}
              onChange={(files) => set('report', files)}
              error={faultOf('report')}
            />
          </>
        )}
      </FormDialog>
    </div>
  );
}
