import { Button } from '@mantine/core';
import { Clock, Facts, Moment, RecordingPlayer, RefusalNote, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDoor } from '../../api/door.ts';
import type { Output } from '../../api/trpc.ts';
import { Read } from '../../parts/read.tsx';
import { useAct } from '../../parts/use-act.ts';
import { AnswerForm } from './answer-form.tsx';
import styles from './confirmations.module.css';
import { SheetFacts, SheetState } from './sheet-facts.tsx';

type Detail = Output['confirmations']['get'];

/** The sheet as its addressee has it before them: one column, the same at the desk and behind a one-time code. */
export function RespondToSheet({ id }: { id: string }) {
  const { client, onHandedIn } = useDoor();
  const query = useQuery({
    queryKey: ['sheet', id],
    queryFn: () => client.confirmations.get.query({ id }),
  });
  const [receipt, setReceipt] = useState<{ hash: string; at: number } | null>(null);
  // With a code the answer is the last thing it opens: what proves it stays on the screen.
  if (receipt !== null) return <Handed receipt={receipt} />;
  return (
    <Read query={query}>
      {(detail) => (
        <Sheet
          detail={detail}
          onSent={(hash) => {
            const at = Date.now();
            if (onHandedIn) onHandedIn({ entry: hash, at });
            else setReceipt({ hash, at });
          }}
        />
      )}
    </Read>
  );
}

interface SheetProps {
  detail: Detail;
  onSent: (hash: string) => void;
}

function Sheet({ detail, onSent }: SheetProps) {
  const { say } = useWords();
  const { confirmation, names, left, media, outcome } = detail;
  const { id, version } = confirmation;
  const addressee = names[confirmation.unit ?? confirmation.person ?? ''] ?? '';
  const answering = ['served', 'unanswered', 'refused'].includes(confirmation.state) && outcome === 'pending';
  return (
    <article className={styles.paper} aria-label={say('desk.respond.title')}>
      <header>
        <p className="mc-quiet">{say('desk.respond.to', { name: addressee })}</p>
        <h2>{say('desk.respond.title')}</h2>
        <SheetState sheet={confirmation} />
      </header>
      {confirmation.closed ? (
        <Receive id={id} expected={version} />
      ) : (
        <>
          <p className={styles.words}>{confirmation.facts}</p>
          {confirmation.shows.length === 0 ? null : (
            <section>
              <h3>{say('desk.respond.shown', { count: confirmation.shows.length })}</h3>
              <div className={styles.photos}>
                {confirmation.shows.map((evidence, at) => {
                  const source = `/files/confirmations/${id}/evidence/${evidence}`;
                  const name = say('desk.respond.photo', { n: at + 1 });
                  const medium = media[evidence];
                  return medium === 'audio' || medium === 'video' ? (
                    <RecordingPlayer key={evidence} medium={medium} source={source} name={name} />
                  ) : (
                    <img key={evidence} src={source} alt={name} />
                  );
                })}
              </div>
            </section>
          )}
          {answering ? (
            <>
              {confirmation.due === null ? null : (
                <Clock due={confirmation.due} {...(left === null ? {} : { workingDays: left })} />
              )}
              <p className="mc-quiet">{say('desk.respond.rights')}</p>
              <AnswerForm id={id} expected={version} onSent={({ entries }) => onSent(entries[0] ?? '')} />
            </>
          ) : (
            <>
              <SheetFacts sheet={confirmation} left={left} own />
              <Facts
                facts={[
                  { name: say('desk.respond.result'), value: say(`desk.respond.result.${outcome}`) },
                  ...(confirmation.receipt === null
                    ? []
                    : [
                        {
                          name: say('desk.respond.receipt'),
                          value: <span className={styles.receipt}>{confirmation.receipt}</span>,
                        },
                      ]),
                ]}
              />
            </>
          )}
        </>
      )}
    </article>
  );
}

/** The envelope: the press is the service, and says so. */
function Receive({ id, expected }: { id: string; expected: number }) {
  const { client } = useDoor();
  const { say } = useWords();
  const { act, busy, refusal } = useAct();
  return (
    <div className={styles.stands}>
      <p className={styles.words}>{say('desk.respond.closed')}</p>
      <p className="mc-quiet">{say('desk.respond.closed.why')}</p>
      <div>
        <Button
          variant="filled"
          size="md"
          loading={busy}
          onClick={() =>
            void act({
              run: () => client.confirmations.receive.mutate({ id, expected }),
              done: say('desk.respond.received'),
            })
          }
        >
          {say('desk.respond.receive')}
        </Button>
      </div>
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
    </div>
  );
}

function Handed({ receipt }: { receipt: { hash: string; at: number } }) {
  const { say } = useWords();
  return (
    <article className={styles.paper} role="status">
      <h2>{say('desk.respond.sent')}</h2>
      <p>{say('desk.respond.sent.why')}</p>
      <Facts
        facts={[
          {
            name: say('desk.respond.receipt'),
            value: (
              <span className={styles.receipt} data-receipt>
                {receipt.hash}
              </span>
            ),
          },
          { name: say('desk.respond.at'), value: <Moment at={receipt.at} /> },
        ]}
      />
      <div>
        <Button onClick={() => window.print()}>{say('desk.respond.print')}</Button>
      </div>
    </article>
  );
}
