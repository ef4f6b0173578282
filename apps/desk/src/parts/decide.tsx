import { Button, Checkbox, Textarea } from '@mantine/core';
import { Consequence, RefusalNote, useWords } from '@mingcha/ui';
import { type ReactNode, useState } from 'react';
import { useDraft } from '../drafts/use-draft.ts';
import { useAct } from './use-act.ts';

interface DecideProps {
  /** The name of the act, on the button and in the dialog. */
  act: string;
  /** The draft this is saved under while it is typed. */
  form: string;
  /** What has to be written: an opinion, a reason. Without it, only the consequences are confirmed. */
  ask?: { label: string; hint?: string; initial?: string; optional?: boolean };
  /** One more yes or no. */
  tick?: string;
  lines?: readonly string[];
  done: string;
  filled?: boolean;
  danger?: boolean;
  /** For a row of a list. */
  small?: boolean;
  /** Opens and closes it from outside: a key on the review page. */
  opened?: boolean;
  onOpened?: (opened: boolean) => void;
  hideButton?: boolean;
  /** Something in the children has still to be done. */
  disabled?: boolean;
  run: (said: { text: string; ticked: boolean }) => Promise<unknown>;
  after?: () => void;
  children?: ReactNode;
}

/** A decision on one thing: asked with its consequences, written with its reason, kept until it is done. */
export function Decide(props: DecideProps) {
  const {
    act,
    form,
    ask,
    tick,
    lines = [],
    done,
    filled = false,
    danger = false,
    small = false,
    hideButton = false,
  } = props;
  const { say } = useWords();
  const { act: doIt, busy, refusal, forget } = useAct();
  const [inner, setInner] = useState(false);
  const opened = props.opened ?? inner;
  const setOpened = (on: boolean) => {
    forget();
    (props.onOpened ?? setInner)(on);
  };
  const draft = useDraft(form, ask?.initial ?? '');
  const [ticked, setTicked] = useState(false);
  const text = draft.value.trim();
  const run = async () => {
    const went = await doIt({ run: () => props.run({ text, ticked }), done });
    if (!went) return;
    draft.clear();
    setOpened(false);
    props.after?.();
  };
  return (
    <>
      {hideButton ? null : (
        <Button
          size={small ? 'xs' : 'sm'}
          variant={filled ? 'filled' : 'default'}
          {...(danger ? { color: 'red', variant: filled ? 'filled' : 'outline' } : {})}
          onClick={() => setOpened(true)}
        >
          {act}
        </Button>
      )}
      <Consequence
        opened={opened}
        onClose={() => setOpened(false)}
        title={act}
        lines={lines}
        act={act}
        danger={danger}
        busy={busy}
        disabled={props.disabled === true || (ask !== undefined && ask.optional !== true && text.length < 2)}
        onAct={() => void run()}
      >
        {props.children}
        {ask === undefined ? null : (
          <Textarea
            data-autofocus
            label={ask.label}
            {...(ask.hint === undefined ? {} : { description: ask.hint })}
            autosize
            minRows={3}
            maxRows={12}
            required={ask.optional !== true}
            value={draft.value}
            onChange={(event) => draft.set(event.currentTarget.value)}
          />
        )}
        {tick === undefined ? null : (
          <Checkbox
            label={tick}
            checked={ticked}
            onChange={(event) => setTicked(event.currentTarget.checked)}
          />
        )}
        {refusal === null ? null : <RefusalNote refusal={refusal} />}
        {ask === undefined ? null : <span className="mc-quiet">{say('desk.draft.kept')}</span>}
      </Consequence>
    </>
  );
}
