import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { OneField } from '../../forms/fields.tsx';
import { Decide } from '../../parts/decide.tsx';
import type { OrderDetail } from './detail.tsx';

interface Act {
  readonly act: string;
  readonly target: Record<string, string | number>;
  readonly n?: number;
}

/** What can be done with a pen as the order stands now. */
function actsOf({ order, items }: OrderDetail, viewHash: string | undefined): Act[] {
  const { id, state } = order;
  const whole = (act: string): Act => ({ act, target: { id } });
  const one = (act: string, n: number): Act => ({ act, target: { id, n }, n });
  const acts: Act[] = [];
  if (state === 'pending-sign' && viewHash !== undefined)
    acts.push({ act: 'orders.issue', target: { id, viewHash } });
  if (state === 'served') acts.push(whole('orders.acknowledge'));
  if (state === 'served' || state === 'acknowledged') acts.push(whole('orders.object'));
  if (state === 'acknowledged') acts.push(whole('orders.plan'));
  for (const item of items) {
    if (item.askedDays !== null) acts.push(one('orders.extend', item.n));
    if (item.state === 'planned' || item.state === 'rejected') acts.push(one('orders.report', item.n));
    if (item.state === 'verified' || item.state === 'not-done') acts.push(one('orders.closeItem', item.n));
  }
  return acts;
}

/** The sheet for the pen: which act, then it is printed. */
export function OrderOnPaper({ detail, viewHash }: { detail: OrderDetail; viewHash: string | undefined }) {
  const { say, term } = useWords();
  const navigate = useNavigate();
  const prepare = useMutation(useTRPC().papers.prepare.mutationOptions());
  const acts = actsOf(detail, viewHash);
  const [chosen, setChosen] = useState('0');
  const act = acts[Number(chosen)] ?? acts[0];
  if (act === undefined) return null;
  return (
    <Decide
      act={say('desk.paper.prepare')}
      form={`paper.order.${detail.order.id}`}
      lines={[say('desk.paper.prepare.line'), say('desk.paper.prepare.line.two')]}
      done={say('desk.paper.prepared')}
      run={async () => {
        const { id } = await prepare.mutateAsync({ act: act.act, target: act.target });
        await navigate({ to: '/papers/$id', params: { id } });
      }}
    >
      <OneField
        name="act"
        label={say('desk.order.paperAct')}
        required
        options={acts.map((each, at) => ({
          value: String(at),
          label: [
            term('paper.act', each.act),
            each.n === undefined ? null : say('desk.order.item', { n: each.n }),
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
        value={chosen}
        onChange={(value) => setChosen(value ?? '0')}
      />
    </Decide>
  );
}
