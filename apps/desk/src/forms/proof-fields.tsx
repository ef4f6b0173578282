import { TextInput } from '@mantine/core';
import { type FileRef, ServiceMethod } from '@mingcha/domain/papers';
import { dayField, instantOf, useWords, useZone } from '@mingcha/ui';
import { OneField } from './fields.tsx';
import { FileField } from './file-field.tsx';
import { Pair } from './form-frame.tsx';

/** How a document reached its addressee, as it is typed off the return receipt. */
export interface ProofValues {
  method: string | null;
  day: string;
  time: string;
  receivedBy: string;
  refusedReason: string;
  tracking: string;
  witnesses: readonly { name: string; organ: string }[];
  scan: FileRef | null;
}

const nobody = { name: '', organ: '' };

export const useEmptyProof = (): ProofValues => {
  const zone = useZone();
  return {
    method: 'direct',
    day: dayField(Date.now(), zone),
    time: '',
    receivedBy: '',
    refusedReason: '',
    tracking: '',
    witnesses: [nobody, nobody],
    scan: null,
  };
};

/** As the command takes it: what was left empty is left out. */
export function proofOf(values: ProofValues, zone: string): object {
  const { method, day, time, receivedBy, refusedReason, tracking, witnesses, scan } = values;
  return {
    method,
    // An hour that nobody wrote down is not midnight: its field asks for it.
    ...(time === '' ? {} : { at: instantOf(day, time, zone) }),
    ...(receivedBy.trim() === '' ? {} : { receivedBy }),
    ...(refusedReason.trim() === '' ? {} : { refusedReason }),
    ...(tracking.trim() === '' ? {} : { tracking }),
    witnesses: method === 'left' ? witnesses.filter((each) => each.name.trim() !== '') : [],
    ...(scan === null ? {} : { scan }),
  };
}

interface ProofFieldsProps {
  value: ProofValues;
  onChange: (value: ProofValues) => void;
  faultOf: (name: string) => string | undefined;
}

const methods = ServiceMethod.options.filter((method) => method !== 'electronic');

export function ProofFields({ value, onChange, faultOf }: ProofFieldsProps) {
  const { say, term } = useWords();
  const put = (change: Partial<ProofValues>) => onChange({ ...value, ...change });
  const words = (name: 'receivedBy' | 'refusedReason' | 'tracking') => ({
    name: `proof.${name}`,
    label: term('service-proof', name),
    value: value[name],
    error: faultOf(`proof.${name}`),
    onChange: (event: { currentTarget: { value: string } }) => put({ [name]: event.currentTarget.value }),
  });
  return (
    <>
      <OneField
        name="proof.method"
        label={say('desk.service.method')}
        options={methods.map((method) => ({ value: method, label: term('service-method', method) }))}
        value={value.method}
        onChange={(method) => put({ method })}
        required
      />
      <Pair>
        <TextInput
          type="date"
          name="proof.day"
          label={say('desk.service.day')}
          required
          value={value.day}
          error={value.time === '' ? undefined : faultOf('proof.at')}
          onChange={(event) => put({ day: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          name="proof.time"
          label={say('desk.service.time')}
          required
          value={value.time}
          error={value.time === '' ? faultOf('proof.at') : undefined}
          onChange={(event) => put({ time: event.currentTarget.value })}
        />
      </Pair>
      {value.method === 'direct' || value.method === 'handed-on' ? (
        <TextInput {...words('receivedBy')} />
      ) : null}
      {value.method === 'post' ? <TextInput {...words('tracking')} /> : null}
      {value.method === 'left' ? (
        <>
          <TextInput {...words('refusedReason')} />
          {value.witnesses.map((witness, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two places, and the place is what they are
            <Pair key={place}>
              {(['name', 'organ'] as const).map((what) => (
                <TextInput
                  key={what}
                  name={`proof.witness.${place}.${what}`}
                  label={say(what === 'name' ? 'desk.service.witness' : 'desk.service.witness.organ', {
                    n: place + 1,
                  })}
                  value={witness[what]}
                  onChange={(event) => {
                    const typed = event.currentTarget.value;
                    put({
                      witnesses: value.witnesses.map((each, index) =>
                        index === place ? { ...each, [what]: typed } : each,
                      ),
                    });
                  }}
                />
              ))}
            </Pair>
          ))}
        </>
      ) : null}
      <FileField
        name="proof.scan"
        label={term('service-proof', 'scan')}
        single
        required
        value={value.scan === null ? [] : [value.scan]}
        onChange={([scan = null]) => put({ scan })}
        error={faultOf('proof.scan')}
      />
    </>
  );
}
