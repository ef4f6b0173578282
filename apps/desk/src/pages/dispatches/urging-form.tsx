import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { Empty, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { DayField } from '../../forms/fields.tsx';
import { FieldGroup } from '../../forms/form-frame.tsx';
import { Read } from '../../parts/read.tsx';
import { Due } from '../orders/due.tsx';
import { ContactFields } from './contact-fields.tsx';
import { DispatchForm, type FormFor } from './dispatch-form.tsx';
import styles from './dispatches.module.css';

export interface UrgingValues {
  order: string;
  unit: string;
  items: number[];
  title: string;
  requirement: string;
  reportBy: string;
  contact: { person: string; phone: string };
}

const commandOf = ({ order, unit, items, ...text }: UrgingValues) => ({
  order,
  unit,
  items,
  findings: [],
  text: { form: 'urging' as const, ...text },
});

/** What is late of one order, and what is asked of the unit now. */
export function UrgingForm(props: FormFor<UrgingValues>) {
  const { say } = useWords();
  return (
    <DispatchForm {...props} toCommand={commandOf}>
      {({ values, set, faultOf }) => (
        <>
          <TextInput
            name="title"
            label={say('desk.dispatch.title')}
            required
            value={values.title}
            error={faultOf('title')}
            onChange={(event) => set('title', event.currentTarget.value)}
          />
          <FieldGroup title={say('desk.dispatch.late')}>
            <LateItems order={values.order} chosen={values.items} onChange={(items) => set('items', items)} />
          </FieldGroup>
          <Textarea
            name="requirement"
            label={say('desk.dispatch.requirement')}
            autosize
            minRows={3}
            required
            value={values.requirement}
            error={faultOf('requirement')}
            onChange={(event) => set('requirement', event.currentTarget.value)}
          />
          <DayField
            name="reportBy"
            label={say('desk.dispatch.reportBy')}
            value={values.reportBy}
            error={faultOf('reportBy')}
            onChange={(day) => set('reportBy', day)}
          />
          <ContactFields
            value={values.contact}
            onChange={(contact) => set('contact', contact)}
            faultOf={faultOf}
          />
        </>
      )}
    </DispatchForm>
  );
}

interface LateItemsProps {
  order: string;
  chosen: readonly number[];
  onChange: (items: number[]) => void;
}

/** What the unit still has in hand past its day. */
const inHand = ['open', 'planned', 'rejected'];

function LateItems({ order, chosen, onChange }: LateItemsProps) {
  const { say } = useWords();
  const query = useQuery(useTRPC().orders.get.queryOptions({ id: order }));
  return (
    <Read query={query}>
      {({ items }) => {
        const late = items.filter(
          ({ state, clock }) => clock !== null && clock.due < Date.now() && inHand.includes(state),
        );
        if (late.length === 0)
          return <Empty title={say('desk.dispatch.late.none')} why={say('desk.dispatch.late.none.why')} />;
        return (
          <ul className={styles.picker}>
            {late.map((item) => (
              <li key={item.n} className={styles.choice}>
                <Checkbox
                  checked={chosen.includes(item.n)}
                  aria-label={say('desk.order.item', { n: item.n })}
                  onChange={() =>
                    onChange(
                      chosen.includes(item.n)
                        ? chosen.filter((n) => n !== item.n)
                        : [...chosen, item.n].sort((a, b) => a - b),
                    )
                  }
                />
                <div>
                  {say('desk.order.item', { n: item.n })} {item.requirement ?? say('ui.erased')}
                  {item.clock === null ? null : <Due clock={item.clock} />}
                </div>
              </li>
            ))}
          </ul>
        );
      }}
    </Read>
  );
}
