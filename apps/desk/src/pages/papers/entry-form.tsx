import { NumberInput, Textarea, TextInput } from '@mantine/core';
import { Day, idOf } from '@mingcha/domain';
import { FileRef } from '@mingcha/domain/papers';
import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { DayField, OneField } from '../../forms/fields.tsx';
import { FormFrame } from '../../forms/form-frame.tsx';
import { useCommandForm } from '../../forms/use-command-form.ts';
import { useSession } from '../../session/session-context.ts';
import styles from './papers.module.css';
import { ScanField } from './scan-field.tsx';
import { ScanView } from './scan-view.tsx';

type PaperDetail = Output['papers']['get'];
type Asked = PaperDetail['asked'][number];

const Entry = z.object({
  id: idOf('paper'),
  expected: z.int(),
  decidedBy: idOf('person'),
  seat: idOf('seat').nullable(),
  decidedOn: Day,
  said: z.record(z.string(), z.unknown()),
  scan: FileRef,
});

/** The scan beside the form: what stands on the paper is typed while it is looked at. */
export function EntryForm({ detail }: { detail: PaperDetail }) {
  const { say, term } = useWords();
  const { paper, asked, deciders, names } = detail;
  const { person: me } = useSession();
  const service = paper.form === 'service';
  const enter = useMutation(useTRPC().papers.enter.mutationOptions());
  const [shown, setShown] = useState<string | null>(null);
  const initial = {
    // Who carried it there is mostly who types it; who decided never is.
    decidedBy: (service && deciders.some(({ person }) => person === me) ? me : null) as string | null,
    decidedOn: '',
    said: {} as Record<string, string>,
    scan: null as FileRef | null,
  };
  const { values, set, send, faultOf, busy, refusal, clear, faults } = useCommandForm({
    form: `paper.${paper.id}`,
    initial,
    schema: Entry,
    toCommand: ({ decidedBy, decidedOn, said, scan }) => ({
      id: paper.id,
      expected: paper.version,
      decidedBy,
      seat: deciders.find((one) => one.person === decidedBy)?.seat ?? null,
      decidedOn,
      said: Object.fromEntries(
        asked
          .filter((field) => isAsked(field, said))
          .map((field) => [field.key, typedAs(field, said[field.key])]),
      ),
      scan,
    }),
    run: (command) => enter.mutateAsync(command),
    done: say('desk.paper.entered'),
  });
  const type = (key: string, value: string) => set('said', { ...values.said, [key]: value });
  return (
    <div className={styles.beside}>
      {shown === null || values.scan === null ? (
        <p className={styles.nothing}>{say('desk.paper.scan.none')}</p>
      ) : (
        <ScanView src={shown} mime={values.scan.mime} />
      )}
      <FormFrame
        act={say('desk.paper.enter')}
        onSend={() => void send()}
        busy={busy}
        refusal={refusal}
        onClear={clear}
        faults={Object.keys(faults).length}
      >
        <ScanField
          value={values.scan}
          error={faultOf('scan')}
          onChange={(file, address) => {
            setShown(address);
            set('scan', file);
          }}
        />
        <OneField
          name="decidedBy"
          label={say(service ? 'desk.receipt.by' : 'desk.paper.decidedBy')}
          required
          options={deciders.map(({ person, duty }) => ({
            value: person,
            label: `${names[person] ?? say('ui.erased')} · ${term('role', duty)}`,
          }))}
          value={values.decidedBy}
          onChange={(person) => set('decidedBy', person)}
          error={faultOf('decidedBy')}
        />
        <DayField
          name="decidedOn"
          label={say(service ? 'desk.receipt.on' : 'desk.paper.decidedOn')}
          value={values.decidedOn}
          onChange={(day) => set('decidedOn', day)}
          error={faultOf('decidedOn')}
        />
        {asked
          .filter((field) => isAsked(field, values.said))
          .map((field) => (
            <Field key={field.key} field={field} value={values.said[field.key] ?? ''} onChange={type} />
          ))}
      </FormFrame>
    </div>
  );
}

const isAsked = ({ when }: Asked, said: Record<string, string>): boolean =>
  when === undefined || when.among.includes(said[when.key] ?? '');

const typedAs = ({ kind }: Asked, typed: string | undefined): unknown =>
  kind === 'count' ? Number(typed ?? '') : (typed ?? '');

interface FieldProps {
  field: Asked;
  value: string;
  onChange: (key: string, value: string) => void;
}

function Field({ field, value, onChange }: FieldProps) {
  const { saying } = useLabels();
  const label = saying(field.label);
  const put = (text: string) => onChange(field.key, text);
  switch (field.kind) {
    case 'choice':
      return (
        <OneField
          name={field.key}
          label={label}
          required={field.optional !== true}
          options={(field.options ?? []).map((one) => ({ value: one.value, label: saying(one.label) }))}
          value={value === '' ? null : value}
          onChange={(chosen) => put(chosen ?? '')}
        />
      );
    case 'day':
      return <DayField name={field.key} label={label} value={value} onChange={put} />;
    case 'count':
      return (
        <NumberInput
          name={field.key}
          label={label}
          required={field.optional !== true}
          min={0}
          allowDecimal={false}
          value={value === '' ? '' : Number(value)}
          onChange={(number) => put(String(number))}
        />
      );
    case 'long':
      return (
        <Textarea
          name={field.key}
          label={label}
          required={field.optional !== true}
          autosize
          minRows={3}
          value={value}
          onChange={(event) => put(event.currentTarget.value)}
        />
      );
    default:
      return (
        <TextInput
          name={field.key}
          label={label}
          required={field.optional !== true}
          value={value}
          onChange={(event) => put(event.currentTarget.value)}
        />
      );
  }
}

/** Labels come from the server as keys of words. */
export function useLabels() {
  const { term } = useWords();
  return {
    saying: (key: string) => {
      const dot = key.lastIndexOf('.');
      return term(key.slice(0, dot) as Parameters<typeof term>[0], key.slice(dot + 1));
    },
  };
}
