import { Loading, useWords } from '@mingcha/ui';
import { useEffect, useState } from 'react';
import styles from './orders.module.css';

/** The very bytes: the signed order, or the draft as it would be printed now. Framed as a blob of this page. */
export function OrderPaper({ id, final }: { id: string; final: boolean }) {
  const { say } = useWords();
  const [address, setAddress] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    let made: string | null = null;
    const read = async () => {
      setFailed(false);
      const path = `/files/orders/${id}${final ? '' : '/draft'}.pdf`;
      const response = await fetch(path, { signal: stop.signal, cache: 'no-store' });
      if (!response.ok) throw new Error(String(response.status));
      made = URL.createObjectURL(new Blob([await response.arrayBuffer()], { type: 'application/pdf' }));
      setAddress(made);
    };
    read().catch(() => {
      if (!stop.signal.aborted) setFailed(true);
    });
    return () => {
      stop.abort();
      setAddress(null);
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [id, final]);
  return (
    <section className={styles.paper} aria-label={say('desk.order.paper')}>
      <div className="mc-quiet">{say(final ? 'desk.order.paper.final' : 'desk.order.paper.draft')}</div>
      {address !== null ? (
        <>
          <iframe
            className={styles.sheet}
            src={`${address}#navpanes=0&view=FitH`}
            title={say('desk.order.paper')}
          />
          <a href={address} target="_blank" rel="noreferrer">
            {say('desk.bulletin.paper.open')}
          </a>
        </>
      ) : failed ? (
        <p>{say('desk.order.paper.none')}</p>
      ) : (
        <Loading />
      )}
    </section>
  );
}
