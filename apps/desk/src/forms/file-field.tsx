import { Button, FileInput, Group } from '@mantine/core';
import type { FileRef } from '@mingcha/domain/papers';
import { type RefusalFacts, RefusalNote, useWords } from '@mingcha/ui';
import { useState } from 'react';
import { useDoor } from '../api/door.ts';
import { sendFile } from '../api/send-file.ts';

interface FileFieldProps {
  name: string;
  label: string;
  hint?: string;
  value: readonly FileRef[];
  onChange: (files: FileRef[]) => void;
  error?: string | undefined;
  /** One file takes the place of the one before. */
  single?: boolean;
  required?: boolean;
}

/** Files are on the server before the form is sent: what the form holds are their hashes. */
export function FileField(props: FileFieldProps) {
  const { name, label, hint, value, onChange, error, single = false, required = false } = props;
  const { say } = useWords();
  const { headers } = useDoor();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const add = async (files: readonly File[]) => {
    setBusy(true);
    setRefusal(null);
    try {
      const sent: FileRef[] = [];
      for (const file of files) sent.push(await sendFile(file, headers));
      onChange(single ? sent.slice(0, 1) : [...value, ...sent]);
    } catch (cause) {
      setRefusal(cause as RefusalFacts);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div data-field={name}>
      <FileInput
        label={label}
        description={hint ?? say('desk.file.hint')}
        placeholder={say(busy ? 'desk.file.sending' : 'desk.file.choose')}
        accept="application/pdf,image/jpeg,image/png"
        multiple
        required={required}
        disabled={busy}
        value={[]}
        error={error}
        onChange={(files) => void add(files)}
      />
      {value.map((file) => (
        <Group key={file.sha256} gap="sm" mt={4} wrap="nowrap">
          <span>{file.name}</span>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => onChange(value.filter((each) => each.sha256 !== file.sha256))}
          >
            {say('desk.file.remove')}
          </Button>
        </Group>
      ))}
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
    </div>
  );
}
