import { FileInput } from '@mantine/core';
import type { FileRef } from '@mingcha/domain/papers';
import { type RefusalFacts, RefusalNote, useWords } from '@mingcha/ui';
import { useEffect, useState } from 'react';
import { sendFile } from '../../api/send-file.ts';

interface ScanFieldProps {
  value: FileRef | null;
  /** With an address under which this page alone can show it: nothing names it on the server yet. */
  onChange: (file: FileRef | null, shown: string | null) => void;
  error?: string | undefined;
}

export function ScanField({ value, onChange, error }: ScanFieldProps) {
  const { say } = useWords();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => () => (shown === null ? undefined : URL.revokeObjectURL(shown)), [shown]);
  const take = async (file: File | null) => {
    if (file === null) return;
    setBusy(true);
    setRefusal(null);
    try {
      const held = await sendFile(file);
      const address = URL.createObjectURL(file);
      setShown(address);
      onChange(held, address);
    } catch (cause) {
      setRefusal(cause as RefusalFacts);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div data-field="scan">
      <FileInput
        label={say('desk.paper.scan')}
        description={value === null ? say('desk.paper.scan.hint') : value.name}
        placeholder={say(busy ? 'desk.file.sending' : 'desk.file.choose')}
        accept="application/pdf,image/jpeg,image/png"
        required
        disabled={busy}
        value={null}
        error={error}
        onChange={(file) => void take(file)}
      />
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
    </div>
  );
}
