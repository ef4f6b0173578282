import { Button } from '@mantine/core';
import { ReportedItem } from '@mingcha/domain/orders';
import { RefusalNote, useWords } from '@mingcha/ui';
import { useDoor } from '../../api/door.ts';
import { usePrinted } from '../../parts/paper-address.ts';
import { useAct } from '../../parts/use-act.ts';

/** The report of what is typed so far, to be signed by the chief and sealed before it is handed in. Nothing is reported by it. */
export function ReportToSign({ order, typed }: { order: string; typed: unknown }) {
  const { say } = useWords();
  const { client } = useDoor();
  const { act, busy, refusal } = useAct();
  const [paper, show] = usePrinted();
  const item = ReportedItem.safeParse(typed).data;
  const print = () => {
    if (item === undefined) return;
    void act({
      run: () => client.orders.draftReport.mutate({ id: order, items: [item] }),
      after: ({ pdf }) => show(pdf),
    });
  };
  return (
    <div className="mc-stack">
      <div>
        <Button size="xs" loading={busy} disabled={item === undefined} onClick={print}>
          {say('desk.order.reportToSign')}
        </Button>{' '}
        {paper === null ? null : (
          <a href={paper} target="_blank" rel="noreferrer">
            {say('desk.order.printCode.open')}
          </a>
        )}
      </div>
      <span className="mc-quiet">{say('desk.order.reportToSign.hint')}</span>
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
    </div>
  );
}
