import { type RefusalFacts, RefusalNote, useWords } from '@mingcha/ui';
import { useState } from 'react';
import { z } from 'zod';
import type { Enrolment } from '../enrol/enrolment.ts';
import { Field } from '../parts/field.tsx';
import { Press } from '../parts/press.tsx';
import { Screen } from '../parts/screen.tsx';
import { useTablet } from '../state/hooks.ts';
import { refusalOf } from '../sync/call.ts';
import { proveMember } from '../sync/prove.ts';
import { makePersonKey, pinPattern } from '../vault/vault.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';
import styles from './enrol.module.css';

interface MemberPageProps {
  enrolment: Enrolment;
  /** The open vault lets a further member in; the first one makes it. */
  keys: VaultKeys | null;
  back?: string;
  onDone: (pin: string) => void | Promise<void>;
}

const Filled = z.object({
  username: z.string().min(1),
  password: z.string().min(1),
  pin: z.string().regex(pinPattern),
});

/** A member proves once, online, who they are, and sets the PIN of the own key that signs on this tablet. */
export function MemberPage({ enrolment, keys, back, onDone }: MemberPageProps) {
  const { say } = useWords();
  const tablet = useTablet();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [pin, setPin] = useState('');
  const [repeat, setRepeat] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const filled = Filled.safeParse({ username, password, pin }).success && pin === repeat;

  const enrol = async () => {
    setBusy(true);
    setRefusal(null);
    try {
      const key = await makePersonKey(tablet.vaultParts(enrolment), pin, keys);
      await proveMember(tablet, { username, password }, key);
      await onDone(pin);
    } catch (cause) {
      setRefusal(refusalOf(cause));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Screen
      title={say('field.member.title')}
      {...(back === undefined ? {} : { back })}
      foot={
        <Press look="filled" wide busy={busy} disabled={!filled} onClick={() => void enrol()}>
          {say(busy ? 'field.member.working' : 'field.member.enrol')}
        </Press>
      }
    >
      <div className={styles.stack}>
        <p className={styles.say}>{say(keys === null ? 'field.member.first' : 'field.member.next')}</p>
        {refusal === null ? null : <RefusalNote refusal={refusal} />}
        <Field label={say('field.member.username')}>
          <input
            value={username}
            onChange={(event) => setUsername(event.target.value.trim())}
            autoCapitalize="none"
            autoComplete="username"
            spellCheck={false}
          />
        </Field>
        <Field label={say('field.member.password')}>
          <input
            type="password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            autoComplete="current-password"
          />
        </Field>
        <Field label={say('field.member.pin')} hint={say('field.member.pin.hint')}>
          <input
            type="password"
            inputMode="numeric"
            value={pin}
            maxLength={12}
            onChange={(event) => setPin(event.target.value.replaceAll(/\D/g, ''))}
            autoComplete="off"
          />
        </Field>
        <Field
          label={say('field.member.repeat')}
          fault={repeat.length >= pin.length && repeat !== pin ? say('field.member.repeat.differs') : null}
        >
          <input
            type="password"
            inputMode="numeric"
            value={repeat}
            maxLength={12}
            onChange={(event) => setRepeat(event.target.value.replaceAll(/\D/g, ''))}
            autoComplete="off"
          />
        </Field>
      </div>
    </Screen>
  );
}
