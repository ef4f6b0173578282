import { Textarea, TextInput } from '@mantine/core';
import { DraftOrder } from '@mingcha/domain/orders';
import { Page, useWords } from '@mingcha/ui';
import { Link, useNavigate } from '@tanstack/react-router';
import type { z } from 'zod';
import { OneField } from '../../forms/fields.tsx';
import { FieldGroup, FormFrame, Pair } from '../../forms/form-frame.tsx';
import { useCommandForm } from '../../forms/use-command-form.ts';
import { useUnitOptions } from '../../parts/use-options.ts';
import { ItemFields } from './item-fields.tsx';
import { commandOf, type OrderValues } from './values.ts';

interface OrderFormProps {
  title: string;
  form: string;
  initial: OrderValues;
  /** The revoked order in whose place it is drafted. */
  about?: { id: string; number: string | null };
  run: (order: z.output<typeof DraftOrder>) => Promise<{ id: string }>;
}

/** Made of one unit's confirmed findings: each gets a requirement, a mode and its days. */
export function OrderForm({ title, form, initial, about, run }: OrderFormProps) {
  const { say } = useWords();
  const navigate = useNavigate();
  const units = useUnitOptions();
  const { values, set, send, faultOf, busy, refusal, clear, faults } = useCommandForm({
    form,
    initial,
    schema: DraftOrder,
    toCommand: commandOf,
    run,
    done: say('desk.order.saved'),
    after: ({ id }) => navigate({ to: '/orders/$id', params: { id } }),
  });
  const text = (
    name: 'title' | 'basis' | 'contactPerson' | 'contactPhone' | 'reportFormat',
    fault: string = name,
  ) => ({
    name,
    value: values[name],
    error: faultOf(fault),
    onChange: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value),
  });
  return (
    <Page title={title} measure="text" above={<Link to="/orders">{say('desk.nav.orders')}</Link>}>
      {about === undefined ? null : (
        <p>
          {say('desk.order.replaces')}{' '}
          <Link to="/orders/$id" params={{ id: about.id }}>
            {about.number}
          </Link>
        </p>
      )}
      <FormFrame
        act={say('desk.order.save')}
        onSend={() => void send()}
        busy={busy}
        refusal={refusal}
        onClear={clear}
        faults={Object.keys(faults).length}
      >
        <OneField
          name="unit"
          label={say('desk.unit')}
          required
          options={units}
          value={values.unit}
          error={faultOf('unit')}
          onChange={(unit) => {
            set('unit', unit);
            // Findings are one unit's: those of another would only be refused.
            if (unit !== values.unit) set('items', []);
          }}
        />
        <TextInput label={say('desk.order.title')} required {...text('title')} />
        <Textarea label={say('desk.order.basis')} autosize minRows={2} required {...text('basis')} />
        <FieldGroup title={say('desk.order.items')}>
          <ItemFields
            unit={values.unit}
            items={values.items}
            units={units}
            faultOf={faultOf}
            onChange={(items) => set('items', items)}
          />
        </FieldGroup>
        <Textarea
          label={say('desk.order.reportFormat')}
          autosize
          minRows={2}
          required
          {...text('reportFormat')}
        />
        <Pair>
          <TextInput
            label={say('desk.order.contact.person')}
            required
            {...text('contactPerson', 'contact.person')}
          />
          <TextInput
            label={say('desk.order.contact.phone')}
            required
            {...text('contactPhone', 'contact.phone')}
          />
        </Pair>
      </FormFrame>
    </Page>
  );
}
