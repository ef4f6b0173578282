import { Button, Textarea } from '@mantine/core';
import { AnswerObjection as Schema } from '@mingcha/domain/orders';
import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { OneField } from '../../forms/fields.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import type { OrderDetail } from './detail.tsx';
import styles from './orders.module.css';

const outcomes = ['accepted', 'partly', 'rejected'] as const;

/** Every point is answered: accepted or not, and why. */
export function AnswerObjection({ detail: { order, objection } }: { detail: OrderDetail }) {
  const { say, term } = useWords();
  const [opened, setOpened] = useState(false);
  const answer = useMutation(useTRPC().orders.answerObjection.mutationOptions());
  const options = outcomes.map((value) => ({ value, label: term('objection-outcome', value) }));
  const points = objection?.points ?? [];
  return (
    <>
      <Button variant="filled" onClick={() => setOpened(true)}>
        {say('desk.order.answerObjection')}
      </Button>
      <FormDialog
        title={say('desk.order.answerObjection')}
        form={`order.objection.${order.id}`}
        opened={opened}
        onClose={() => setOpened(false)}
        done={say('desk.order.objectionAnswered')}
        initial={{
          outcome: 'rejected' as string | null,
          points: points.map(({ n }) => ({ n, outcome: 'rejected', text: '' })),
        }}
        schema={Schema}
        run={(said) => answer.mutateAsync({ ...said, id: order.id, expected: order.version })}
      >
        {({ values, set, one, faultOf }) => (
          <>
            {points.map(({ n, text }, at) => {
              const said = values.points[at] ?? { n, outcome: 'rejected', text: '' };
              const put = (change: Partial<typeof said>) =>
                set(
                  'points',
                  values.points.map((each, place) => (place === at ? { ...each, ...change } : each)),
                );
              return (
                <div key={n} className="mc-stack">
                  <p className={styles.text}>{text}</p>
                  <OneField
                    name={`points.${at}.outcome`}
                    label={say('desk.order.outcome')}
                    required
                    options={options}
                    value={said.outcome}
                    onChange={(outcome) => put({ outcome: outcome ?? 'rejected' })}
                  />
                  <Textarea
                    name={`points.${at}.text`}
                    label={say('desk.order.reply')}
                    autosize
                    minRows={2}
                    required
                    value={said.text}
                    error={faultOf(`points.${at}.text`)}
                    onChange={(event) => put({ text: event.currentTarget.value })}
                  />
                </div>
              );
            })}
            <OneField
              {...one('outcome')}
              label={say('desk.order.outcome.whole')}
              required
              options={options}
            />
          </>
        )}
      </FormDialog>
    </>
  );
}
