import { useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTRPC } from '../../api/trpc.ts';
import { Read } from '../../parts/read.tsx';
import { OrderForm } from './order-form.tsx';
import { type OrderValues, valuesOf } from './values.ts';

const newRoute = getRouteApi('/desk/orders/new');

export function NewOrder() {
  const { replaces } = newRoute.useSearch();
  return replaces === undefined ? <BlankOrder /> : <OrderInPlace of={replaces} />;
}

function BlankOrder() {
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

/** In the place of one that was revoked: begun with what that one said. */
function OrderInPlace({ of }: { of: string }) {
  const { say } = useWords();
  const trpc = useTRPC();
  const draft = useMutation(trpc.orders.draft.mutationOptions());
  const query = useQuery(trpc.orders.get.queryOptions({ id: of }));
  return (
    <Read query={query}>
      {(detail) => (
        <OrderForm
          title={say('desk.order.replace')}
          form={`order.replace.${of}`}
          about={detail.order}
          initial={{ ...valuesOf(detail), replaces: of }}
          run={(order) => draft.mutateAsync(order)}
        />
      )}
    </Read>
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
          {...(detail.replaces === null ? {} : { about: detail.replaces })}
          initial={valuesOf(detail)}
          run={(order) => revise.mutateAsync({ ...order, id, expected: detail.order.version })}
        />
      )}
    </Read>
  );
}
