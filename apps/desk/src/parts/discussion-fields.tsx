import type { FileRef } from '@mingcha/domain/papers';
import { useWords } from '@mingcha/ui';
import { DayField, ManyField } from '../forms/fields.tsx';
import { FileField } from '../forms/file-field.tsx';
import { useCasePeople } from './use-case-people.ts';

export interface DiscussionValues {
  on: string;
  participants: string[];
  minutes: FileRef | null;
}

export const emptyDiscussion: DiscussionValues = { on: '', participants: [], minutes: null };

interface DiscussionProps {
  value: DiscussionValues;
  onChange: (value: DiscussionValues) => void;
  faultOf: (name: string) => string | undefined;
}

/** Who sat together, when, and what was written down of it. */
export function DiscussionFields({ value, onChange, faultOf }: DiscussionProps) {
  const { say } = useWords();
  const people = useCasePeople();
  return (
    <>
      <DayField
        name="discussion.on"
        label={say('desk.case.discussion.on')}
        value={value.on}
        onChange={(on) => onChange({ ...value, on })}
        error={faultOf('discussion.on')}
      />
      <ManyField
        name="discussion.participants"
        label={say('desk.case.discussion.participants')}
        options={people}
        value={value.participants}
        onChange={(participants) => onChange({ ...value, participants })}
        error={faultOf('discussion.participants')}
        required
      />
      <FileField
        name="discussion.minutes"
        label={say('desk.case.discussion.minutes')}
        single
        required
        value={value.minutes === null ? [] : [value.minutes]}
        onChange={([minutes = null]) => onChange({ ...value, minutes })}
        error={faultOf('discussion.minutes')}
      />
    </>
  );
}
