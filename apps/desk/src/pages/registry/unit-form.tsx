import { Checkbox, TextInput } from '@mantine/core';
import { RegisterUnit, TargetClass, UnitLevel } from '@mingcha/domain/registry';
import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { OneField } from '../../forms/fields.tsx';
import { Pair } from '../../forms/form-frame.tsx';
import { useUnitOptions } from '../../parts/use-options.ts';
import { LineForm, type LineProps } from './line-form.tsx';

export type UnitRow = Output['registry']['units']['list']['rows'][number];

export function UnitForm({ row, unit, onClose }: LineProps<UnitRow>) {
  const { say, term } = useWords();
  const units = useUnitOptions();
  const { registry } = useTRPC();
  const register = useMutation(registry.registerUnit.mutationOptions());
  const revise = useMutation(registry.reviseUnit.mutationOptions());
  return (
    <LineForm
      row={row}
      onClose={onClose}
      act={say('desk.unit.register')}
      form="registry.unit"
      initial={{
        code: row?.code ?? '',
        name: row?.name ?? '',
        level: (row?.level ?? 'unit') as string | null,
        parent: row === null ? unit : row.parent,
        targetClass: (row?.targetClass ?? null) as string | null,
        hasWindow: row?.hasWindow ?? false,
      }}
      schema={RegisterUnit}
      register={(command) => register.mutateAsync(command)}
      revise={(command) => revise.mutateAsync(command)}
    >
      {({ values, set, text, one }) => (
        <>
          <Pair>
            <TextInput label={say('desk.unit.code')} required {...text('code')} />
            <TextInput label={say('desk.unit.name')} required {...text('name')} />
          </Pair>
          <OneField
            label={say('desk.unit.parent')}
            options={units.filter(({ value }) => value !== row?.id)}
            {...one('parent')}
          />
          <Pair>
            <OneField
              label={say('desk.unit.level')}
              options={UnitLevel.options.map((level) => ({ value: level, label: term('level', level) }))}
              required
              {...one('level')}
            />
            <OneField
              label={say('desk.unit.class')}
              options={TargetClass.options.map((each) => ({
                value: each,
                label: term('target-class', each),
              }))}
              {...one('targetClass')}
            />
          </Pair>
          <Checkbox
            label={say('desk.unit.hasWindow')}
            description={say('desk.unit.hasWindow.hint')}
            checked={values.hasWindow}
            onChange={(event) => set('hasWindow', event.currentTarget.checked)}
          />
        </>
      )}
    </LineForm>
  );
}
