import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { Empty, FindingLine, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { OneField } from '../../forms/fields.tsx';
import { FieldGroup } from '../../forms/form-frame.tsx';
import { Read } from '../../parts/read.tsx';
import { useUnitOptions } from '../../parts/use-options.ts';
import { useSubCode } from '../../parts/use-sub-code.ts';
import { ContactFields } from './contact-fields.tsx';
import { DispatchForm, type FormFor } from './dispatch-form.tsx';
import styles from './dispatches.module.css';

interface Note {
  finding: string;
  cause: string;
  effect: string;
  recommendation: string;
}

export interface ConclusionValues {
  plan: string;
  unit: string | null;
  title: string;
  basis: string;
  notes: Note[];
  praise: string;
  matters: string;
  contact: { person: string; phone: string };
}

const commandOf = ({ plan, unit, ...text }: ConclusionValues) => ({
  plan,
  ...(unit === null ? {} : { unit }),
  items: [],
  findings: text.notes.map(({ finding }) => finding),
  text: { form: 'conclusion' as const, ...text },
});

/** What a plan came to at one unit: its confirmed findings with cause, effect and recommendation. */
export function ConclusionForm({ fixed = false, ...props }: FormFor<ConclusionValues> & { fixed?: boolean }) {
  const { say } = useWords();
  const units = useUnitOptions();
  return (
    <DispatchForm {...props} toCommand={commandOf}>
      {({ values, set, faultOf }) => {
        const long = (name: 'basis' | 'praise' | 'matters', hint?: string) => (
          <Textarea
            name={name}
            label={say(`desk.dispatch.${name}`)}
            {...(hint === undefined ? {} : { description: hint })}
            autosize
            minRows={2}
            required={name === 'basis'}
            value={values[name]}
            error={faultOf(name)}
            onChange={(event) => set(name, event.currentTarget.value)}
          />
        );
        return (
          <>
            <OneField
              name="unit"
              label={say('desk.unit')}
              required
              options={fixed ? units.filter(({ value }) => value === values.unit) : units}
              value={values.unit}
              error={faultOf('unit')}
              onChange={(unit) => {
                // Findings are one unit's: those of another would only be refused.
                if (unit !== values.unit) set('notes', []);
                set('unit', unit);
              }}
            />
            <TextInput
              name="title"
              label={say('desk.dispatch.title')}
              required
              value={values.title}
              error={faultOf('title')}
              onChange={(event) => set('title', event.currentTarget.value)}
            />
            {long('basis', say('desk.dispatch.line'))}
            <FieldGroup title={say('desk.dispatch.findings')}>
              <FindingNotes
                plan={values.plan}
                unit={values.unit}
                notes={values.notes}
                onChange={(notes) => set('notes', notes)}
              />
            </FieldGroup>
            {long('praise', say('desk.dispatch.line'))}
            {long('matters', say('desk.dispatch.line'))}
            <ContactFields
              value={values.contact}
              onChange={(contact) => set('contact', contact)}
              faultOf={faultOf}
            />
          </>
        );
      }}
    </DispatchForm>
  );
}

interface FindingNotesProps {
  plan: string;
  unit: string | null;
  notes: readonly Note[];
  onChange: (notes: Note[]) => void;
}

const elements = ['cause', 'effect', 'recommendation'] as const;

/** A chosen finding asks at once for what the finding itself does not say. */
function FindingNotes({ plan, unit, notes, onChange }: FindingNotesProps) {
  const { say } = useWords();
  const subCode = useSubCode();
  const query = useQuery({
    ...useTRPC().findings.list.queryOptions({
      state: ['confirmed', 'disposed', 'closed'],
      plan,
      unit: unit === null ? [] : [unit],
      limit: 100,
    }),
    enabled: unit !== null,
  });
  if (unit === null) return <p className="mc-quiet">{say('desk.order.items.unitFirst')}</p>;
  return (
    <Read query={query}>
      {({ rows, names }) => {
        const nameOf = (id: string | null) => (id === null ? null : (names[id] ?? null));
        const faults = rows.filter((row) => row.style !== 'PRAISE');
        if (faults.length === 0)
          return (
            <Empty title={say('desk.bulletin.findings.none')} why={say('desk.dispatch.findings.hint')} />
          );
        const toggle = (finding: string) =>
          onChange(
            notes.some((note) => note.finding === finding)
              ? notes.filter((note) => note.finding !== finding)
              : [...notes, { finding, cause: '', effect: '', recommendation: '' }],
          );
        return (
          <ul className={styles.picker}>
            {faults.map((row) => {
              const note = notes.find(({ finding }) => finding === row.id);
              return (
                <li key={row.id} className={styles.pick}>
                  <div className={styles.choice}>
                    <Checkbox
                      checked={note !== undefined}
                      onChange={() => toggle(row.id)}
                      aria-label={row.observation ?? say(row.erased ? 'ui.erased' : 'ui.wordsToCome')}
                    />
                    <FindingLine
                      finding={{
                        ...row,
                        state: undefined,
                        unit: nameOf(row.unit),
                        window: nameOf(row.window),
                      }}
                      subCodeName={subCode(row.subCode)}
                    />
                  </div>
                  {note === undefined
                    ? null
                    : elements.map((element) => (
                        <Textarea
                          key={element}
                          label={say(`desk.dispatch.${element}`)}
                          autosize
                          value={note[element]}
                          onChange={(event) => {
                            const typed = event.currentTarget.value;
                            onChange(
                              notes.map((one) =>
                                one.finding === row.id ? { ...one, [element]: typed } : one,
                              ),
                            );
                          }}
                        />
                      ))}
                </li>
              );
            })}
          </ul>
        );
      }}
    </Read>
  );
}
