import { Button, Group, Radio, Textarea } from '@mantine/core';
import { ReplyAnswer } from '@mingcha/domain/findings';
import type { FileRef } from '@mingcha/domain/papers';
import { useRowKeys, useWords } from '@mingcha/ui';
import { z } from 'zod';
import { useDoor } from '../../api/door.ts';
import type { Output } from '../../api/trpc.ts';
import { FileField } from '../../forms/file-field.tsx';
import { FormFrame } from '../../forms/form-frame.tsx';
import { useCommandForm } from '../../forms/use-command-form.ts';
import styles from './confirmations.module.css';

const Answer = z.object({
  answer: ReplyAnswer,
  statement: z.string().max(4000).optional(),
  points: z.array(z.object({ n: z.int(), text: z.string().trim().min(1).max(2000) })),
  files: z.array(z.custom<FileRef>()),
});

interface AnswerFormProps {
  id: string;
  expected: number;
  onSent: (answer: Output['confirmations']['answer']) => void;
}

/** Three answers, one press each; an objection in points, so that each can be answered. What is typed is kept. */
export function AnswerForm({ id, expected, onSent }: AnswerFormProps) {
  const { say, term } = useWords();
  const { client } = useDoor();
  const form = useCommandForm({
    form: `confirmation.answer.${id}`,
    initial: { answer: null as ReplyAnswer | null, statement: '', points: [''], files: [] as FileRef[] },
    schema: Answer,
    toCommand: ({ answer, statement, points, files }) => ({
      answer: answer ?? undefined,
      points:
        answer === null || answer === 'agrees'
          ? []
          : points
              .map((text) => text.trim())
              .filter((text) => text !== '')
              .map((text, at) => ({ n: at + 1, text })),
      files,
      ...(statement.trim() === '' ? {} : { statement }),
    }),
    run: (said) => client.confirmations.answer.mutate({ id, expected, ...said }),
    done: say('desk.respond.sent'),
    after: onSent,
  });
  const { values, set, faultOf } = form;
  const rows = useRowKeys(values.points.length);
  const points = (change: (all: readonly string[]) => string[]) => set('points', change(values.points));
  return (
    <FormFrame
      act={say('desk.respond.send')}
      onSend={() => void form.send()}
      busy={form.busy}
      refusal={form.refusal}
      onClear={form.clear}
    >
      <Radio.Group
        name="answer"
        label={say('desk.respond.stand')}
        required
        value={values.answer}
        onChange={(answer) => set('answer', answer as ReplyAnswer)}
        error={faultOf('answer')}
        data-field="answer"
      >
        <div className={styles.stands}>
          {ReplyAnswer.options.map((answer) => (
            <Radio key={answer} value={answer} label={term('reply', answer)} size="md" />
          ))}
        </div>
      </Radio.Group>
      {values.answer === null || values.answer === 'agrees' ? null : (
        <fieldset className={styles.stands}>
          <legend>{say('desk.respond.points')}</legend>
          <span className="mc-quiet">{say('desk.respond.points.hint')}</span>
          {values.points.map((text, at) => (
            <div key={rows.of(at)}>
              <Textarea
                name={`points.${at}.text`}
                label={say('desk.replies.point', { n: at + 1 })}
                autosize
                minRows={2}
                value={text}
                error={faultOf(`points.${at}.text`)}
                onChange={(event) => {
                  const typed = event.currentTarget.value;
                  points((all) => all.map((each, place) => (place === at ? typed : each)));
                }}
              />
              {values.points.length > 1 ? (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  onClick={() => {
                    rows.drop(at);
                    points((all) => all.filter((_, place) => place !== at));
                  }}
                >
                  {say('desk.respond.points.drop', { n: at + 1 })}
                </Button>
              ) : null}
            </div>
          ))}
          <Group>
            <Button size="xs" onClick={() => points((all) => [...all, ''])}>
              {say('desk.respond.points.add')}
            </Button>
          </Group>
        </fieldset>
      )}
      <Textarea
        name="statement"
        label={say('desk.respond.statement')}
        autosize
        minRows={2}
        value={values.statement}
        error={faultOf('statement')}
        onChange={(event) => set('statement', event.currentTarget.value)}
      />
      <FileField
        name="files"
        label={say('desk.respond.files')}
        value={values.files}
        onChange={(files) => set('files', files)}
        error={faultOf('files')}
      />
    </FormFrame>
  );
}
