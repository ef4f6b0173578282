import { Button, Textarea } from '@mantine/core';
import { ObjectToOrder } from '@mingcha/domain/orders';
import type { FileRef } from '@mingcha/domain/papers';
import { useWords } from '@mingcha/ui';
import { useState } from 'react';
import { useDoor } from '../../api/door.ts';
import { FileField } from '../../forms/file-field.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import type { OrderDetail } from './detail.tsx';

interface Values {
  text: string;
  files: FileRef[];
}

interface ObjectToProps {
  detail: OrderDetail;
  onDone: (answer: { entries: string[] }) => void;
}

const pointsOf = (text: string) =>
  text
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each, at) => ({ n: at + 1, text: each }));

/** One point a line; each of them will be answered. */
export function ObjectTo({ detail: { order }, onDone }: ObjectToProps) {
  const { say } = useWords();
  const [opened, setOpened] = useState(false);
  const { client } = useDoor();
  const initial: Values = { text: '', files: [] };
  return (
    <div>
      <Button size="xs" onClick={() => setOpened(true)}>
        {say('desk.order.object')}
      </Button>
      <FormDialog
        title={say('desk.order.object')}
        form={`order.object.${order.id}`}
        opened={opened}
        onClose={() => setOpened(false)}
        lines={[say('desk.order.object.line')]}
        done={say('desk.order.objected')}
        initial={initial}
        schema={ObjectToOrder}
        toCommand={({ text, files }: Values) => ({ points: pointsOf(text), files })}
        run={async (said) => {
          const answer = await client.orders.object.mutate({
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
            <Textarea
              label={say('desk.order.points')}
              description={say('desk.order.points.hint')}
              autosize
              minRows={4}
              required
              {...text('text')}
              error={faultOf('points')}
            />
            <FileField
              name="files"
              label={say('desk.order.files')}
              value={values.files}
              onChange={(files) => set('files', files)}
            />
          </>
        )}
      </FormDialog>
    </div>
  );
}
