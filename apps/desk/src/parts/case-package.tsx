import { Button, CopyButton, Modal, TextInput } from '@mantine/core';
import type { PackageCase, PackageScope, PackageWay } from '@mingcha/domain/packages';
import { packageWays } from '@mingcha/domain/packages';
import { Moment, RefusalNote, Section, useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Output, useTRPC } from '../api/trpc.ts';
import { OneField } from '../forms/fields.tsx';
import { useMay } from '../session/use-may.ts';
import styles from './case-package.module.css';
import { Unread } from './read.tsx';
import { useAct } from './use-act.ts';

type Made = Output['packages']['make'];
type Before = Output['packages']['of'];

/** 案卷包: everything that belongs to this, to be given to somebody who checks it without us. */
export function CasePackage({ type, id }: PackageCase) {
  const { say } = useWords();
  const [opened, setOpened] = useState(false);
  if (!useMay('package.masked')) return null;
  return (
    <>
      <Button size="xs" variant="subtle" onClick={() => setOpened(true)}>
        {say('desk.package')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={say('desk.package')}
        size="lg"
        closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': say('ui.close') }}
      >
        <Packages type={type} id={id} />
      </Modal>
    </>
  );
}

function Packages({ type, id }: Pick<PackageCase, 'type' | 'id'>) {
  const [made, setMade] = useState<Made | null>(null);
  // One that breaks off while it is fetched is told here, and nowhere else on the page.
  const options = useTRPC().packages.of.queryOptions(
    { type, id },
    made === null ? {} : { refetchInterval: 5000 },
  );
  const query = useQuery(options);
  const { data } = query;
  if (data === undefined) return <Unread query={query} />;
  return (
    <div className="mc-stack">
      {made === null ? (
        <Making type={type} id={id} scopes={data.scopes} onMade={setMade} />
      ) : (
        <Ready made={made} again={() => setMade(null)} />
      )}
      <Earlier found={data} />
    </div>
  );
}

interface MakingProps extends Pick<PackageCase, 'type' | 'id'> {
  scopes: readonly PackageScope[];
  onMade: (made: Made) => void;
}

function Making({ type, id, scopes, onMade }: MakingProps) {
  const { say, term } = useWords();
  const [scope, setScope] = useState<string | null>(scopes[0] ?? null);
  const [way, setWay] = useState<string | null>('passphrase');
  const [receiver, setReceiver] = useState('');
  const [recipient, setRecipient] = useState('');
  const make = useMutation(useTRPC().packages.make.mutationOptions());
  const { act, busy, refusal } = useAct();
  const lacking = receiver.trim() === '' || (way === 'recipient' && recipient.trim() === '');
  const send = () =>
    act({
      run: () =>
        make.mutateAsync({
          type,
          id,
          scope: scope as PackageScope,
          receiver: receiver.trim(),
          way: way as PackageWay,
          ...(way === 'recipient' ? { recipient: recipient.trim() } : {}),
        }),
      after: onMade,
    });
  return (
    <form
      className="mc-stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && !lacking) void send();
      }}
    >
      <p>{say('desk.package.what')}</p>
      <OneField
        name="scope"
        label={say('desk.package.scope')}
        hint={say(scope === 'full' ? 'desk.package.full' : 'desk.package.masked')}
        required
        options={scopes.map((value) => ({ value, label: term('package-scope', value) }))}
        value={scope}
        onChange={setScope}
      />
      <TextInput
        name="receiver"
        label={say('desk.package.receiver')}
        description={say('desk.package.receiver.hint')}
        required
        maxLength={200}
        value={receiver}
        onChange={(event) => setReceiver(event.currentTarget.value)}
      />
      <OneField
        name="way"
        label={say('desk.package.way')}
        required
        options={packageWays.map((value) => ({ value, label: term('package-way', value) }))}
        value={way}
        onChange={setWay}
      />
      {way === 'recipient' ? (
        <TextInput
          name="recipient"
          label={say('desk.package.recipient')}
          description={say('desk.package.recipient.hint')}
          required
          value={recipient}
          onChange={(event) => setRecipient(event.currentTarget.value)}
        />
      ) : null}
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
      <Button
        type="submit"
        variant="filled"
        loading={busy}
        disabled={lacking || scope === null || way === null}
        className={styles.act ?? ''}
      >
        {say('desk.package.make')}
      </Button>
    </form>
  );
}

const megabytes = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1_000_000));

/** The passphrase is told once; the browser fetches the file and shows how far it is. */
function Ready({ made, again }: { made: Made; again: () => void }) {
  const { say } = useWords();
  return (
    <div className="mc-stack" role="status">
      <p>{say('desk.package.ready', { size: megabytes(made.size) })}</p>
      {made.passphrase === null ? null : (
        <div className="mc-stack">
          <span>{say('desk.package.passphrase')}</span>
          <span className={styles.secret}>{made.passphrase}</span>
          <CopyButton value={made.passphrase}>
            {({ copied, copy }) => (
              <Button size="xs" className={styles.act ?? ''} onClick={copy}>
                {say(copied ? 'ui.copied' : 'ui.copy')}
              </Button>
            )}
          </CopyButton>
        </div>
      )}
      <div className={styles.row}>
        <Button component="a" href={`/files/packages/${made.id}`} download={made.filename} variant="filled">
          {say('desk.package.download')}
        </Button>
        <Button variant="subtle" onClick={again}>
          {say('desk.package.again')}
        </Button>
      </div>
    </div>
  );
}

function Earlier({ found: { rows, names } }: { found: Before }) {
  const { say, term } = useWords();
  if (rows.length === 0) return null;
  return (
    <Section title={say('desk.package.earlier')}>
      <ul className={styles.earlier}>
        {rows.map((row) => (
          <li key={row.id}>
            <div>
              <strong>{row.receiver ?? say('ui.erased')}</strong> · {term('package-scope', row.scope)}
              {row.originals === 0 ? null : ` · ${say('desk.package.originals', { count: row.originals })}`}
            </div>
            <div className="mc-quiet">
              <Moment at={row.madeAt} /> {names[row.madeBy] ?? say('ui.unknown')} ·{' '}
              {term('package-way', row.way)}
            </div>
            {row.brokenAt === null ? null : (
              <div className={styles.broken}>
                {say('desk.package.broken', { file: (row.brokenFile ?? '').slice(0, 16) })}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
