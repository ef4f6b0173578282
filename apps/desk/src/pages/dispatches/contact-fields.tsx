import { TextInput } from '@mantine/core';
import { useWords } from '@mingcha/ui';
import { Pair } from '../../forms/form-frame.tsx';

interface Contact {
  person: string;
  phone: string;
}

interface ContactFieldsProps {
  value: Contact;
  onChange: (contact: Contact) => void;
  faultOf: (path: string) => string | undefined;
}

export function ContactFields({ value, onChange, faultOf }: ContactFieldsProps) {
  const { say } = useWords();
  return (
    <Pair>
      <TextInput
        name="contactPerson"
        label={say('desk.order.contact.person')}
        required
        value={value.person}
        error={faultOf('contact.person')}
        onChange={(event) => onChange({ ...value, person: event.currentTarget.value })}
      />
      <TextInput
        name="contactPhone"
        label={say('desk.order.contact.phone')}
        required
        value={value.phone}
        error={faultOf('contact.phone')}
        onChange={(event) => onChange({ ...value, phone: event.currentTarget.value })}
      />
    </Pair>
  );
}
