import { Textarea, TextInput } from '@mantine/core';
import { Withdrawn, WithdrawnCopies } from '@mingcha/domain/dispatches';
import { useWords } from '@mingcha/ui';
import { OneField } from '../../forms/fields.tsx';
import { ContactFields } from './contact-fields.tsx';
import { DispatchForm, type FormFor } from './dispatch-form.tsx';

export interface WithdrawalValues {
  withdraws: { type: 'bulletin' | 'order' | 'dispatch'; id: string };
  secrecy: 'none' | 'internal' | 'work-secret';
  title: string;
  copies: WithdrawnCopies;
  remarks: string;
  contact: { person: string; phone: string };
}

const commandOf = ({ withdraws, secrecy, ...text }: WithdrawalValues) => ({
  withdraws: Withdrawn.parse(withdraws),
  secrecy,
  items: [],
  findings: [],
  text: { form: 'withdrawal' as const, ...text },
});

/** What was revoked and why is read off its own page; typed is what becomes of the copies, and whom to ask. */
export function WithdrawalForm(props: FormFor<WithdrawalValues>) {
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
          <OneField
            name="copies"
            label={say('desk.withdrawal.copies')}
            required
            options={WithdrawnCopies.options.map((value) => ({
              value,
              label: say(`desk.withdrawal.copies.${value}`),
            }))}
            value={values.copies}
            onChange={(copies) => set('copies', WithdrawnCopies.parse(copies))}
          />
          <Textarea
            name="remarks"
            label={say('desk.withdrawal.remarks')}
            description={say('desk.withdrawal.remarks.hint')}
            autosize
            minRows={2}
            value={values.remarks}
            error={faultOf('remarks')}
            onChange={(event) => set('remarks', event.currentTarget.value)}
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
