import { checkLetter } from '@mingcha/journal';
import { Loading, useNow, useWords, useZone } from '@mingcha/ui';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ports } from '../../keys/ports.ts';
import { Notice } from '../../parts/notice.tsx';
import { Press } from '../../parts/press.tsx';
import { useOpen } from '../../state/hooks.ts';
import type { VisitView } from '../../visit/view.ts';
import styles from './letter.module.css';
import { LetterCode } from './letter-code.tsx';

/** The letter fills the screen, large enough to be read across a counter. Shown only while the office's signature holds. */
export function Letter({ view, back }: { view: VisitView; back: string }) {
  const { say, language } = useWords();
  const open = useOpen();
  const zone = useZone();
  const router = useRouter();
  const now = useNow(60_000);
  const letter = view.assignment?.letter ?? null;
  const [holds, setHolds] = useState<boolean | null>(null);

  useEffect(() => {
    if (letter !== null) void checkLetter(ports, letter, open.serverKeys).then(({ ok }) => setHolds(ok));
  }, [letter, open.serverKeys]);

  const close = () => void router.navigate({ to: back });
  if (letter === null || holds === false)
    return (
      <Notice
        title={say('field.letter.way')}
        why={say(letter === null ? 'field.letter.none' : 'field.letter.bad')}
      >
        <Press onClick={close}>{say('field.back')}</Press>
      </Notice>
    );
  if (holds === null) return <Loading />;

  const { number, office, members, from, to, phone, sig } = letter;
  const day = (iso: string) => sayWholeDay(iso, language, zone);
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(now);
  return (
    <div className={styles.letter}>
      <article className={styles.sheet}>
        <p className={styles.office}>{office}</p>
        <h1>{say('field.letter.title')}</h1>
        <p>{say('field.letter.to')}</p>
        <p className={styles.text}>{say('field.letter.text', { count: members.length })}</p>
        <dl>
          <dt>{say('field.letter.members')}</dt>
          <dd>{members.join(say('field.comma'))}</dd>
          <dt>{say('field.letter.number')}</dt>
          <dd>{number}</dd>
          <dt>{say('field.letter.valid')}</dt>
          <dd>{from === to ? day(from) : say('field.letter.days', { from: day(from), to: day(to) })}</dd>
          {phone === '' ? null : (
            <>
              <dt>{say('field.letter.phone')}</dt>
              <dd>
                <a href={`tel:${phone}`}>{phone}</a>
              </dd>
            </>
          )}
        </dl>
        {today < from || today > to ? <p className={styles.bad}>{say('field.letter.expired')}</p> : null}
        <LetterCode
          text={`${window.location.origin}/letters/${view.id.slice(4, 12)}.${sig}`}
          label={say('field.letter.check')}
        />
        <p className={styles.soft}>
          {say('field.letter.check')}
          <br />
          {say('field.letter.signed')}
        </p>
      </article>
      <Press wide onClick={close}>
        {say('field.letter.close')}
      </Press>
    </div>
  );
}

const sayWholeDay = (iso: string, language: string, zone: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: zone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  }).format(Date.parse(`${iso}T12:00:00Z`));
