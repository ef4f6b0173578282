import { Button, TextInput } from '@mantine/core';
import { Hash, LanguageSwitch, Loading, Moment, type RefusalFacts, RefusalNote, useWords } from '@mingcha/ui';
import { Suspense, useCallback, useEffect, useState } from 'react';
import { refusalOf } from '../../api/refusal.ts';
import type { Output } from '../../api/trpc.ts';
import styles from './answer.module.css';
import { answerPages } from './answer-pages.ts';
import { passClient } from './pass-client.ts';

type Current = NonNullable<Output['passes']['current']>;
interface Receipt {
  entry: string;
  at: number;
}

/** Taken out of the address at once: a code that stays there is read over a shoulder and kept in a history. */
function codeInAddress(): string {
  const code = decodeURIComponent(window.location.hash.slice(1));
  if (code !== '') window.history.replaceState(null, '', window.location.pathname);
  return code;
}

/** The door for somebody with a sheet of paper and no account: one column, one thing to do. */
export function AnswerPage() {
  const { say } = useWords();
  const [current, setCurrent] = useState<Current | null | 'asking'>('asking');
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const open = useCallback(async (code: string) => {
    setRefusal(null);
    try {
      await passClient.passes.open.mutate({ code });
      setCurrent(await passClient.passes.current.query());
    } catch (error) {
      setRefusal(refusalOf(error));
      setCurrent(null);
    }
  }, []);
  useEffect(() => {
    const look = () => {
      const code = codeInAddress();
      if (code !== '') void open(code);
      return code !== '';
    };
    // Scanned again while the page still stands open: only what follows the # is another.
    window.addEventListener('hashchange', look);
    if (!look())
      passClient.passes.current.query().then(setCurrent, () => {
        setCurrent(null);
      });
    return () => window.removeEventListener('hashchange', look);
  }, [open]);
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <span className={styles.office}>
          {current !== null && current !== 'asking' ? current.office : say('desk.product')}
        </span>
        <LanguageSwitch />
      </header>
      {receipt !== null ? (
        <HandedIn receipt={receipt} />
      ) : current === 'asking' ? (
        <Loading />
      ) : current === null ? (
        <CodeForm refusal={refusal} onCode={open} />
      ) : (
        <Answering current={current} onHandedIn={setReceipt} />
      )}
    </main>
  );
}

interface CodeFormProps {
  refusal: RefusalFacts | null;
  onCode: (code: string) => Promise<void>;
}

function CodeForm({ refusal, onCode }: CodeFormProps) {
  const { say } = useWords();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  return (
    <form
      className="mc-stack"
      onSubmit={(event) => {
        event.preventDefault();
        setBusy(true);
        void onCode(code).finally(() => setBusy(false));
      }}
    >
      <h1>{say('desk.answer.title')}</h1>
      <p>{say('desk.answer.how')}</p>
      <TextInput
        className={styles.code}
        label={say('desk.answer.code')}
        description={say('desk.answer.code.hint')}
        name="code"
        required
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
      <Button type="submit" variant="filled" size="md" loading={busy} disabled={code.trim().length < 12}>
        {say('desk.answer.open')}
      </Button>
    </form>
  );
}

interface AnsweringProps {
  current: Current;
  onHandedIn: (receipt: Receipt) => void;
}

function Answering({ current, onHandedIn }: AnsweringProps) {
  const { say, term } = useWords();
  const Page = answerPages[current.about.type];
  return (
    <>
      <p className="mc-quiet">
        {say('desk.answer.who', {
          person: current.person ?? say('ui.erased'),
          role: term('role', current.role),
        })}{' '}
        {say('desk.answer.until')} <Moment at={current.until} />
      </p>
      {Page === undefined ? (
        <p role="status">{say('desk.answer.nothing', { subject: term('subject', current.about.type) })}</p>
      ) : (
        <Suspense fallback={<Loading />}>
          <Page id={current.about.id} role={current.role} onHandedIn={onHandedIn} />
        </Suspense>
      )}
    </>
  );
}

/** To keep and to print: under this hash the answer can be found and checked in the journal. */
function HandedIn({ receipt }: { receipt: Receipt }) {
  const { say } = useWords();
  return (
    <section className={styles.receipt}>
      <h1>{say('desk.answer.done')}</h1>
      <p>{say('desk.answer.done.why')}</p>
      <p>
        {say('desk.answer.at')} <Moment at={receipt.at} />
      </p>
      <p>
        {say('desk.answer.entry')} <Hash value={receipt.entry} />
      </p>
      <Button className={styles.noPrint} onClick={() => window.print()}>
        {say('desk.answer.print')}
      </Button>
    </section>
  );
}
