import { Facts, Section, useWords } from '@mingcha/ui';
import type { OrderDetail } from './detail.tsx';
import { OrderFiles } from './files.tsx';

/** How it was served, as the return receipt says it. */
export function ServiceFacts({ detail: { order, proof } }: { detail: OrderDetail }) {
  const { say, term } = useWords();
  if (proof === null) return null;
  const facts = [
    { name: say('desk.service.method'), value: term('service-method', proof.method) },
    ...(proof.place === null ? [] : [{ name: say('desk.order.place'), value: proof.place }]),
    ...(proof.receivedBy === null
      ? []
      : [{ name: term('service-proof', 'receivedBy'), value: proof.receivedBy }]),
    ...(proof.refusedReason === null
      ? []
      : [{ name: term('service-proof', 'refusedReason'), value: proof.refusedReason }]),
    ...(proof.witnesses.length === 0
      ? []
      : [
          {
            name: term('service-proof', 'witnesses'),
            value: proof.witnesses.map(({ name, organ }) => `${organ} ${name}`).join(say('desk.listComma')),
          },
        ]),
    ...(proof.tracking === null ? [] : [{ name: term('service-proof', 'tracking'), value: proof.tracking }]),
    ...(proof.scan === null
      ? []
      : [
          {
            name: term('service-proof', 'scan'),
            value: <OrderFiles order={order.id} files={[proof.scan]} called={say('desk.paper.scan')} />,
          },
        ]),
  ];
  return (
    <Section title={say('desk.order.service')}>
      <Facts facts={facts} />
    </Section>
  );
}
