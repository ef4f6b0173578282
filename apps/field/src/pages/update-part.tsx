import { useWords } from '@mingcha/ui';
import { useEffect, useState } from 'react';
import { Press } from '../parts/press.tsx';
import type { News } from '../shell/news.ts';
import { ownVersion } from '../shell/own-news.ts';
import { useJournalVersion, useOpen } from '../state/hooks.ts';
import { fetchUpdate, isVisiting, lookForUpdate, type Offer, takeUpdate } from '../state/update.ts';
import styles from './settings.module.css';

/** Which version runs, what a newer one brings, and the press that takes it; never under something unfinished. */
export function UpdatePart() {
  const { say } = useWords();
  const { notebook } = useOpen();
  useJournalVersion();
  const [offer, setOffer] = useState<Offer>({ stand: 'unknown' });
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    lookForUpdate().then(setOffer, () => {});
  }, []);
  const visiting = isVisiting(notebook);

  const bring = async () => {
    setBusy(true);
    setFailed(false);
    try {
      const whole = offer.stand === 'ready' || (await fetchUpdate());
      setFailed(!whole);
      if (whole && !visiting) return await takeUpdate(notebook);
      setOffer(await lookForUpdate());
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };

  return (
    <section className={styles.part}>
      <h2>{say('field.update.title')}</h2>
      <p>{say('field.update.version', { version: ownVersion })}</p>
      <p className={styles.soft}>{say(`field.update.${offer.stand}`)}</p>
      {offer.stand === 'there' || offer.stand === 'ready' ? (
        <>
          <WhatIsNew news={offer.news} />
          {visiting ? <p className={styles.soft}>{say('field.update.later')}</p> : null}
          {failed ? <p className={styles.fault}>{say('field.update.failed')}</p> : null}
          {visiting && offer.stand === 'ready' ? null : (
            <Press wide busy={busy} onClick={() => void bring()}>
              {say(visiting ? 'field.update.fetch' : 'field.update.take')}
            </Press>
          )}
        </>
      ) : null}
    </section>
  );
}

function WhatIsNew({ news }: { news: News }) {
  const { say, language } = useWords();
  return news.map((each) => (
    <div key={each.version} className={styles.news}>
      <h3>{say('field.update.new', { version: each.version })}</h3>
      <ul>
        {(language === 'en' ? each.en : each.zh).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  ));
}
