import { useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTRPC } from '../../api/trpc.ts';
import { Read } from '../../parts/read.tsx';
import { OrderForm } from './order-form.tsx';
import { type OrderValues, valuesOf } from './values.ts';

export function NewOrder() {
  const { say } = useWords();
  const draft = useMutation(useTRPC().orders.draft.mutationOptions());
  const blank: OrderValues = {
    unit: null,
    title: say('desk.order.title.initial'),
    basis: say('desk.order.basis.initial'),
    contactPerson: '',
    contactPhone: '',
    reportFormat: say('desk.order.reportFormat.initial'),
    items: [],
  };
  return (
    <OrderForm
      title={say('desk.order.new')}
      form="order.new"
      initial={blank}
      run={(order) => draft.mutateAsync(order)}
    />
  );
}

const route = getRouteApi('/desk/orders/$id/revise');

export function ReviseOrder() {
  const { say } = useWords();
  const { id } = route.useParams();
  const trpc = useTRPC();
  const revise = useMutation(trpc.orders.revise.mutationOptions());
  const query = useQuery(trpc.orders.get.queryOptions({ id }));
  return (
    <Read query={query}>
      {(detail) => (
        <OrderForm
          title={say('desk.bulletin.revise')}
          form={`order.revise.${id}`}
          initial={valuesOf(detail)}
          run={(order) => revise.mutateAsync({ ...order, id, expected: detail.order.version })}
        />
      )}
    </Read>
  );
}
