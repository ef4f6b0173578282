import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Moment, RefusalNote, useWords } from '@mingcha/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { client, type Output, useTRPC } from '../../api/trpc.ts';
import { PeopleField } from '../../parts/people-field.tsx';
import { useAct } from '../../parts/use-act.ts';
import styles from './office.module.css';
import { QrCode } from './qr-code.tsx';

type Started = Output['access']['devices']['startEnrolment'];

/** Invites one tablet: a code for a quarter of an hour, as a picture and as letters. */
export function EnrolDevice() {
  const { say } = useWords();
  const [opened, { open, close }] = useDisclosure(false);
  const [name, setName] = useState('');
  const [persons, setPersons] = useState<string[]>([]);
  const [predecessor, setPredecessor] = useState<string | null>(null);
  const [started, setStarted] = useState<Started | null>(null);
  const start = useMutation(useTRPC().access.devices.startEnrolment.mutationOptions());
  const { act, busy, refusal } = useAct();
  const begin = () => {
    setStarted(null);
    setName('');
    setPersons([]);
    setPredecessor(null);
    open();
  };
  return (
    <>
      <Button variant="filled" onClick={begin}>
        {say('desk.device.enrol')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        size="lg"
        title={say('desk.device.enrol')}
        closeButtonProps={{ 'aria-label': say('ui.close') }}
      >
        {started === null ? (
          <form
            className="mc-stack"
            onSubmit={(event) => {
              event.preventDefault();
              void act({
                run: () =>
                  start.mutateAsync({
                    name: name.trim(),
                    persons,
                    ...(predecessor === null ? {} : { predecessor }),
                  }),
                after: setStarted,
              });
            }}
          >
            <TextInput
              label={say('desk.device.name')}
              required
              data-autofocus
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <PeopleField
              name="persons"
              label={say('desk.device.enrol.persons')}
              inspector
              value={persons}
              onChange={setPersons}
            />
            <Predecessor value={predecessor} onChange={setPredecessor} />
            {refusal === null ? null : <RefusalNote refusal={refusal} />}
            <Button type="submit" variant="filled" loading={busy} disabled={name.trim() === ''}>
              {say('desk.device.enrol.start')}
            </Button>
          </form>
        ) : (
          <Invitation started={started} onDone={close} />
        )}
      </Modal>
    </>
  );
}

interface PredecessorProps {
  value: string | null;
  onChange: (device: string | null) => void;
}

/** A tablet that was let in once, whose work the new one goes on with. */
function Predecessor({ value, onChange }: PredecessorProps) {
  const { say } = useWords();
  const list = useTRPC().access.devices.list;
  const { data } = useQuery(list.queryOptions({ limit: 100 }));
  const known = data?.rows.filter(({ state }) => state === 'enrolled' || state === 'revoked') ?? [];
  if (known.length === 0) return null;
  return (
    <Select
      label={say('desk.device.predecessor')}
      description={say('desk.device.predecessor.hint')}
      placeholder={say('desk.device.predecessor.none')}
      clearable
      data={known.map((row) => ({ value: row.id, label: row.name }))}
      value={value}
      onChange={onChange}
    />
  );
}

const askedEvery = 2_000;

/** Whether the tablet has answered, for as long as somebody looks at its code. */
function useAnswer({ code, expires }: Started): 'waiting' | 'proposed' | 'enrolled' | 'refused' {
  const { data } = useQuery({
    // Asked by a mutation, so that the code stands in no address; kept no longer than it is looked at.
    queryKey: ['enrolment', code],
    queryFn: () => client.access.devices.status.mutate({ code }),
    refetchInterval: ({ state }) =>
      (state.data?.state ?? 'waiting') === 'waiting' || state.data?.state === 'proposed'
        ? Date.now() < expires && askedEvery
        : false,
    retry: false,
    gcTime: 0,
  });
  const state = data?.state ?? 'waiting';
  return state === 'waiting' || state === 'proposed' || state === 'enrolled' ? state : 'refused';
}

function Invitation({ started, onDone }: { started: Started; onDone: () => void }) {
  const { say } = useWords();
  const answer = useAnswer(started);
  const queries = useQueryClient();
  // The tablet stands in the list behind as soon as it has answered.
  useEffect(() => {
    if (answer !== 'waiting') void queries.invalidateQueries({ queryKey: ['pages'] });
  }, [answer, queries]);
  return (
    <div className={styles.enrol}>
      <QrCode text={started.qr} label={say('desk.device.enrol.qr')} />
      <div className="mc-stack">
        <ol className={styles.steps}>
          <li>{say('desk.device.enrol.step1', { url: started.qr.replace(/#.*$/, '') })}</li>
          <li>{say('desk.device.enrol.step2', { code: started.code })}</li>
          <li>{say('desk.device.enrol.step3')}</li>
        </ol>
        <p className={styles.secret}>{started.code}</p>
        <span className="mc-quiet">
          {say('desk.device.enrol.expires')} <Moment at={started.expires} />
        </span>
        <p role="status" className={styles.answered} data-answer={answer}>
          {say(`desk.device.enrol.${answer}`)}
        </p>
        <Button
          variant={answer === 'waiting' ? 'default' : 'filled'}
          onClick={onDone}
          style={{ justifySelf: 'start' }}
        >
          {say('desk.device.enrol.done')}
        </Button>
      </div>
    </div>
  );
}
