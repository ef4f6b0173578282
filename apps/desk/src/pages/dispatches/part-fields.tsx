import { Button, Textarea, TextInput } from '@mantine/core';
import type { DispatchPart } from '@mingcha/domain/dispatches';
import { useWords } from '@mingcha/ui';
import { FieldGroup } from '../../forms/form-frame.tsx';

interface PartFieldsProps {
  parts: readonly DispatchPart[];
  onChange: (parts: DispatchPart[]) => void;
  /** By the path below the parts: `0.text`. */
  faultOf: (path: string) => string | undefined;
}

export const emptyPart: DispatchPart = { heading: '', text: '' };

/** Headed pieces of a text, one below the other. */
export function PartFields({ parts, onChange, faultOf }: PartFieldsProps) {
  const { say } = useWords();
  const put = (at: number, change: Partial<DispatchPart>) =>
    onChange(parts.map((part, place) => (place === at ? { ...part, ...change } : part)));
  return (
    <>
      {parts.map((part, at) => (
        // A part has no name but its place.
        // biome-ignore lint/suspicious/noArrayIndexKey: what is typed belongs to the place
        <FieldGroup key={at} title={say('desk.dispatch.part', { n: at + 1 })}>
          <TextInput
            label={say('desk.dispatch.heading')}
            description={say('desk.dispatch.heading.hint')}
            value={part.heading}
            error={faultOf(`${at}.heading`)}
            onChange={(event) => put(at, { heading: event.currentTarget.value })}
          />
          <Textarea
            label={say('desk.dispatch.text')}
            autosize
            minRows={3}
            required
            value={part.text}
            error={faultOf(`${at}.text`)}
            onChange={(event) => put(at, { text: event.currentTarget.value })}
          />
          {parts.length < 2 ? null : (
            <div>
              <Button size="xs" onClick={() => onChange(parts.filter((_, place) => place !== at))}>
                {say('desk.dispatch.remove')}
              </Button>
            </div>
          )}
        </FieldGroup>
      ))}
      <div>
        <Button size="xs" onClick={() => onChange([...parts, { ...emptyPart }])}>
          {say('desk.dispatch.part.add')}
        </Button>
      </div>
    </>
  );
}
