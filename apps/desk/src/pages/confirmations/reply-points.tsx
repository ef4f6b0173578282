import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { PointOutcome, ReplyToConfirmation } from '@mingcha/domain/findings';
import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import type { Sheet } from './sheet-facts.tsx';

/** Each objection with its own answer: what they wrote stands above what is written to it. */
export function ReplyPoints({ sheet }: { sheet: Sheet }) {
  const { say, term } = useWords();
  const [opened, setOpened] = useState(false);
  const reply = useMutation(useTRPC().confirmations.reply.mutationOptions());
  return (
    <>
      <Button variant="filled" onClick={() => setOpened(true)}>
        {say('desk.replies.reply')}
      </Button>
      <FormDialog
        title={say('desk.replies.reply')}
        form={`confirmation.reply.${sheet.id}`}
        initial={{
          points: sheet.points.map(({ n }) => ({ n, outcome: null as PointOutcome | null, text: '' })),
        }}
        schema={ReplyToConfirmation}
        toCommand={({ points }) => ({
          points: points.map(({ outcome, ...rest }) => ({
            ...rest,
            ...(outcome === null ? {} : { outcome }),
          })),
        })}
        run={({ points }) => reply.mutateAsync({ id: sheet.id, expected: sheet.version, points })}
        done={say('desk.replies.replied')}
        opened={opened}
        onClose={() => setOpened(false)}
      >
        {({ values, set, faultOf }) =>
          values.points.map((point, at) => {
            const put = (change: Partial<typeof point>) =>
              set(
                'points',
                values.points.map((each) => (each.n === point.n ? { ...each, ...change } : each)),
              );
            return (
              <div key={point.n}>
                <p>
                  {point.n}. {sheet.points.find((each) => each.n === point.n)?.text}
                </p>
                <SegmentedControl
                  aria-label={say('desk.replies.outcome', { n: point.n })}
                  data={PointOutcome.options.map((value) => ({ value, label: term('outcome', value) }))}
                  value={point.outcome ?? ''}
                  onChange={(outcome) => put({ outcome: outcome as PointOutcome })}
                />
                {faultOf(`points.${at}.outcome`) === undefined ? null : (
                  <p role="alert" className="mc-quiet">
                    {faultOf(`points.${at}.outcome`)}
                  </p>
                )}
                <Textarea
                  required
                  autosize
                  minRows={2}
                  mt="xs"
                  label={say('desk.replies.text', { n: point.n })}
                  value={point.text}
                  error={faultOf(`points.${at}.text`)}
                  onChange={(event) => put({ text: event.currentTarget.value })}
                />
              </div>
            );
          })
        }
      </FormDialog>
    </>
  );
}
