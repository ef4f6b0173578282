import { Textarea, TextInput } from '@mantine/core';
import type { DispatchPart } from '@mingcha/domain/dispatches';
import { useWords } from '@mingcha/ui';
import { DayField } from '../../forms/fields.tsx';
import { Pair } from '../../forms/form-frame.tsx';
import { DispatchForm, type FormFor, linesIn } from './dispatch-form.tsx';
import { PartFields } from './part-fields.tsx';

export interface MinutesValues {
  title: string;
  heldOn: string;
  place: string;
  chair: string;
  parts: DispatchPart[];
  present: string;
  excused: string;
  attending: string;
}

const commandOf = ({ present, excused, attending, ...text }: MinutesValues) => ({
  items: [],
  findings: [],
  text: {
    form: 'minutes' as const,
    ...text,
    present: linesIn(present),
    excused: linesIn(excused),
    attending: linesIn(attending),
  },
});

/** What a meeting agreed, and who was there. */
export function MinutesForm(props: FormFor<MinutesValues>) {
  const { say } = useWords();
  return (
    <DispatchForm {...props} toCommand={commandOf}>
      {({ values, set, faultOf }) => {
        const line = (name: 'title' | 'place' | 'chair') => (
          <TextInput
            name={name}
            label={say(`desk.dispatch.${name}`)}
            required
            value={values[name]}
            error={faultOf(name)}
            onChange={(event) => set(name, event.currentTarget.value)}
          />
        );
        const people = (name: 'present' | 'excused' | 'attending') => (
          <Textarea
            name={name}
            label={say(`desk.dispatch.${name}`)}
            description={say('desk.dispatch.person.line')}
            autosize
            required={name === 'present'}
            value={values[name]}
            error={faultOf(name)}
            onChange={(event) => set(name, event.currentTarget.value)}
          />
        );
        return (
          <>
            {line('title')}
            <Pair>
              <DayField
                name="heldOn"
                label={say('desk.dispatch.heldOn')}
                value={values.heldOn}
                error={faultOf('heldOn')}
                onChange={(day) => set('heldOn', day)}
              />
              {line('place')}
            </Pair>
            {line('chair')}
            <PartFields
              parts={values.parts}
              onChange={(parts) => set('parts', parts)}
              faultOf={(path) => faultOf(`parts.${path}`)}
            />
            {people('present')}
            {people('excused')}
            {people('attending')}
          </>
        );
      }}
    </DispatchForm>
  );
}
