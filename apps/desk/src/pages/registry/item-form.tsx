import { NumberInput, TextInput } from '@mantine/core';
import { HandlingMode, RegisterServiceItem } from '@mingcha/domain/registry';
import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { OneField } from '../../forms/fields.tsx';
import { Pair } from '../../forms/form-frame.tsx';
import { useUnitOptions } from '../../parts/use-options.ts';
import { halfDays } from './amounts.ts';
import { LineForm, type LineProps } from './line-form.tsx';

export type ItemRow = Output['registry']['serviceItems']['list']['rows'][number];

const amounts = ['statutory', 'promised', 'fee'] as const;
const faults = { statutory: 'statutoryLimit', promised: 'promisedLimit', fee: 'feeFen' } as const;

export function ItemForm({ row, unit, onClose }: LineProps<ItemRow>) {
  const { say, term } = useWords();
  const units = useUnitOptions();
  const { registry } = useTRPC();
  const register = useMutation(registry.registerServiceItem.mutationOptions());
  const revise = useMutation(registry.reviseServiceItem.mutationOptions());
  const labels = {
    statutory: say('desk.item.statutory'),
    promised: say('desk.item.promised'),
    fee: say('desk.item.feeYuan'),
  };
  return (
    <LineForm
      row={row}
      onClose={onClose}
      act={say('desk.item.register')}
      form="registry.item"
      initial={{
        code: row?.code ?? '',
        name: row?.name ?? '',
        unit: row?.unit ?? unit,
        handlingMode: (row?.handlingMode ?? 'PROMISED') as string | null,
        statutory: row === null ? 20 : halfDays(row.statutoryLimit),
        promised: row === null ? 10 : halfDays(row.promisedLimit),
        fee: row === null ? 0 : row.feeFen / 100,
      }}
      schema={RegisterServiceItem}
      toCommand={({ statutory, promised, fee, ...said }) => ({
        ...said,
        // Half working days and fen: the journal holds integers only.
        statutoryLimit: Math.round(statutory * 2),
        promisedLimit: Math.round(promised * 2),
        feeFen: Math.round(fee * 100),
      })}
      register={(command) => register.mutateAsync(command)}
      revise={(command) => revise.mutateAsync(command)}
    >
      {({ values, set, text, one, faultOf }) => (
        <>
          <Pair>
            <TextInput label={say('desk.unit.code')} required {...text('code')} />
            <TextInput label={say('desk.item.name')} required {...text('name')} />
          </Pair>
          <Pair>
            <OneField label={say('desk.unit')} options={units} required {...one('unit')} />
            <OneField
              label={say('desk.item.mode')}
              options={HandlingMode.options.map((mode) => ({ value: mode, label: term('handling', mode) }))}
              required
              {...one('handlingMode')}
            />
          </Pair>
          <Pair>
            {amounts.map((name) => (
              <NumberInput
                key={name}
                label={labels[name]}
                min={name === 'fee' ? 0 : 0.5}
                step={name === 'fee' ? 1 : 0.5}
                decimalScale={2}
                value={values[name]}
                error={faultOf(faults[name])}
                onChange={(value) => set(name, typeof value === 'number' ? value : 0)}
              />
            ))}
          </Pair>
        </>
      )}
    </LineForm>
  );
}
