import { AskExtension as Schema } from '@mingcha/domain/orders';
import { useWords } from '@mingcha/ui';
import { useDoor } from '../../api/door.ts';
import { DaysDialog, type OneItem } from './days-dialog.tsx';

export function AskExtension(one: OneItem) {
  const { say } = useWords();
  const { client } = useDoor();
  return (
    <DaysDialog
      {...one}
      form="ask"
      act={say('desk.order.askExtension')}
      done={say('desk.order.extensionSent')}
      days={say('desk.order.moreDays')}
      most={60}
      schema={Schema}
      initial={{ days: 5, reason: '' }}
      lines={[say('desk.order.askExtension.line')]}
      run={(said, target) => client.orders.askExtension.mutate({ ...said, ...target })}
    />
  );
}
