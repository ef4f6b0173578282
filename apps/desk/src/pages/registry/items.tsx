import { UnitName, useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { client, useTRPC } from '../../api/trpc.ts';
import { fen, halfDays } from './amounts.ts';
import { ItemForm, type ItemRow } from './item-form.tsx';
import { LineLink, RegisterPage } from './register-page.tsx';

export function ServiceItems() {
  const { say, term } = useWords();
  const days = (halves: number) => say('desk.workingDays', { count: halfDays(halves) });
  const end = useMutation(useTRPC().registry.endServiceItem.mutationOptions());
  return (
    <RegisterPage<ItemRow>
      name="registry.serviceItems.list"
      read={client.registry.serviceItems.list.query}
      label={say('desk.items')}
      empty={{ title: say('desk.item.none'), why: say('desk.item.none.why') }}
      verb="registry.write"
      act={say('desk.item.register')}
      form={ItemForm}
      ends={{ act: say('desk.item.end'), run: (command) => end.mutateAsync(command) }}
      byUnit
      columns={(nameOf) => [
        {
          key: 'name',
          header: say('desk.item'),
          cell: (row) => (
            <LineLink id={row.id} verb="registry.write">
              <UnitName name={row.name} part={row.code} />
            </LineLink>
          ),
        },
        { key: 'unit', header: say('desk.unit'), cell: (row) => nameOf(row.unit) ?? '' },
        {
          key: 'mode',
          header: say('desk.item.mode'),
          minor: true,
          cell: (row) => term('handling', row.handlingMode),
        },
        {
          key: 'statutory',
          header: say('desk.item.statutory'),
          numeric: true,
          minor: true,
          cell: (row) => days(row.statutoryLimit),
        },
        {
          key: 'promised',
          header: say('desk.item.promised'),
          numeric: true,
          cell: (row) => days(row.promisedLimit),
        },
        {
          key: 'fee',
          header: say('desk.item.fee'),
          numeric: true,
          minor: true,
          cell: (row) =>
            row.feeFen === 0 ? say('desk.item.free') : say('desk.yuan', { amount: fen(row.feeFen) }),
        },
      ]}
    />
  );
}
