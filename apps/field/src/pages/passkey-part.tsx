import { useWords } from '@mingcha/ui';
import { useCallback, useEffect, useState } from 'react';
import { Press } from '../parts/press.tsx';
import { useGuiseName } from '../shell/use-guise.ts';
import { useOpen, useTablet } from '../state/hooks.ts';
import { NoPrf } from '../vault/passkey-ceremony.ts';
import { hindranceHere } from '../vault/passkey-hindrance.ts';
import { addPasskey, removePasskey } from '../vault/passkeys.ts';
import styles from './settings.module.css';

/** A second way in beside the PIN, where the device has one. Where it has none, the sentence says why and the PIN stays. */
export function PasskeyPart() {
  const { say } = useWords();
  const name = useGuiseName();
  const tablet = useTablet();
  const { person, keys } = useOpen();
  const [mine, setMine] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<'none' | 'failed' | null>(null);
  const hindrance = hindranceHere();
  const reload = useCallback(async () => {
    const rows = await tablet.db.passkeys.toArray();
    setMine(rows.flatMap((row) => (row.person === person ? row.credential : [])));
  }, [person, tablet.db]);
  useEffect(() => void reload(), [reload]);

  const add = async () => {
    setBusy(true);
    setTrouble(null);
    try {
      await addPasskey(tablet, person, keys, name);
      await reload();
    } catch (cause) {
      setTrouble(cause instanceof NoPrf ? 'none' : 'failed');
    } finally {
      setBusy(false);
    }
  };
  const remove = async () => {
    for (const credential of mine) await removePasskey(tablet, credential);
    await reload();
  };

  return (
    <section className={styles.part}>
      <h2>{say('field.passkey.title')}</h2>
      <p className={styles.soft}>
        {hindrance === null ? say(mine.length > 0 ? 'field.passkey.there' : 'field.passkey.what') : null}
        {hindrance === null ? null : say(`field.passkey.${hindrance}`)}
      </p>
      {trouble === null ? null : (
        <p className={styles.fault} role="alert">
          {say(trouble === 'none' ? 'field.passkey.none' : 'field.passkey.failed')}
        </p>
      )}
      {hindrance !== null ? null : mine.length > 0 ? (
        <Press wide onClick={() => void remove()}>
          {say('field.passkey.remove')}
        </Press>
      ) : (
        <Press wide busy={busy} onClick={() => void add()}>
          {say('field.passkey.add')}
        </Press>
      )}
    </section>
  );
}
