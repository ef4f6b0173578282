import { Textarea, TextInput } from '@mantine/core';
import { PlanOrder } from '@mingcha/domain/orders';
import { useWords } from '@mingcha/ui';
import { useDoor } from '../../api/door.ts';
import { DayField } from '../../forms/fields.tsx';
import { FormFrame, Pair } from '../../forms/form-frame.tsx';
import { useCommandForm } from '../../forms/use-command-form.ts';
import type { OrderDetail } from './detail.tsx';
import styles from './orders.module.css';
import { UnitItem } from './unit-order.tsx';

interface PlanFormProps {
  detail: OrderDetail;
  onDone: (answer: { entries: string[] }) => void;
}

interface Values {
  leader: string;
  section: string;
  person: string;
  items: { n: number; measure: string; by: string }[];
}

/** Who answers for it is said once for the whole order; each item has its measure, and a day that is filled in already. */
export function PlanForm({ detail: { order, items: all }, onDone }: PlanFormProps) {
  const { say } = useWords();
  // Of a reopened order what held stays closed and needs no plan.
  const items = all.filter(({ state }) => state === 'open');
  const { client } = useDoor();
  const initial: Values = {
    leader: '',
    section: '',
    person: '',
    items: items.map((item) => ({ n: item.n, measure: '', by: item.clock?.day ?? '' })),
  };
  const { values, set, send, faultOf, busy, refusal, faults } = useCommandForm({
    form: `order.plan.${order.id}${order.relapses > 0 ? `.${order.relapses}` : ''}`,
    initial,
    schema: PlanOrder,
    toCommand: ({ leader, section, person, items: each }: Values) => ({
      items: each.map((item) => ({ ...item, leader, section, person })),
    }),
    run: (said) => client.orders.plan.mutate({ ...said, id: order.id, expected: order.version }),
    done: say('desk.order.planned'),
    after: onDone,
  });
  const common = (name: 'leader' | 'section' | 'person') => ({
    name,
    value: values[name],
    error: faultOf(`items.0.${name}`),
    onChange: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value),
  });
  return (
    <FormFrame
      act={say('desk.order.plan')}
      onSend={() => void send()}
      busy={busy}
      refusal={refusal}
      faults={Object.keys(faults).length}
    >
      <TextInput label={say('desk.order.leader')} required {...common('leader')} />
      <Pair>
        <TextInput label={say('desk.order.section')} required {...common('section')} />
        <TextInput label={say('desk.order.person')} required {...common('person')} />
      </Pair>
      <ol className={styles.cards}>
        {items.map((item, at) => {
          const said = values.items[at] ?? { n: item.n, measure: '', by: '' };
          const put = (change: Partial<typeof said>) =>
            set(
              'items',
              values.items.map((each, place) => (place === at ? { ...each, ...change } : each)),
            );
          return (
            <UnitItem key={item.n} item={item}>
              <Textarea
                name={`items.${at}.measure`}
                label={say('desk.order.measure')}
                autosize
                minRows={2}
                required
                value={said.measure}
                error={faultOf(`items.${at}.measure`)}
                onChange={(event) => put({ measure: event.currentTarget.value })}
              />
              <DayField
                name={`items.${at}.by`}
                label={say('desk.order.by')}
                value={said.by}
                onChange={(by) => put({ by })}
                error={faultOf(`items.${at}.by`)}
              />
            </UnitItem>
          );
        })}
      </ol>
    </FormFrame>
  );
}
