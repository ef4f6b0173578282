import { Textarea } from '@mantine/core';
import { useWords } from '@mingcha/ui';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { FormFrame } from '../../forms/form-frame.tsx';
import { useCommandForm } from '../../forms/use-command-form.ts';

type Form<Values extends { reason: string }, Schema extends z.ZodType> = Omit<
  Parameters<typeof useCommandForm<Values, Schema, { id: string }>>[0],
  'done' | 'after'
>;

/** A list of destruction, whatever goes on it: once it is drawn up it is opened, and waits there for another duty. */
export function useDraw<Values extends { reason: string }, Schema extends z.ZodType>(
  form: Form<Values, Schema>,
) {
  const { say } = useWords();
  const navigate = useNavigate();
  return useCommandForm({
    ...form,
    done: say('desk.keeping.drawn'),
    after: ({ id }: { id: string }) => navigate({ to: '/office/destructions/$id', params: { id } }),
  });
}

interface DrawFrameProps {
  draw: Pick<
    ReturnType<typeof useDraw<{ reason: string }, z.ZodType>>,
    'send' | 'faultOf' | 'busy' | 'refusal' | 'clear' | 'faults'
  >;
  reason: string;
  onReason: (reason: string) => void;
  hint?: string;
  /** What goes on the list. */
  children: ReactNode;
}

/** No list without its reason. */
export function DrawFrame({ draw, reason, onReason, hint, children }: DrawFrameProps) {
  const { say } = useWords();
  const { send, faultOf, busy, refusal, clear, faults } = draw;
  return (
    <FormFrame
      act={say('desk.keeping.draw')}
      onSend={() => void send()}
      busy={busy}
      refusal={refusal}
      onClear={clear}
      faults={Object.keys(faults).length}
    >
      {children}
      <Textarea
        label={say('desk.keeping.ground')}
        description={hint}
        name="reason"
        required
        autosize
        minRows={2}
        value={reason}
        error={faultOf('reason')}
        onChange={(event) => onReason(event.currentTarget.value)}
      />
    </FormFrame>
  );
}
