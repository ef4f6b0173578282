import { Empty, type RefusalFacts, RefusalNote, useWords } from '@mingcha/ui';
import { useRef, useState } from 'react';
import { carryOut, type Receiver, reachable } from '../ferry/carry-acts.ts';
import { type ReadReport, readHere } from '../ferry/read-here.ts';
import { refusalOfFile } from '../ferry/refusal-of-file.ts';
import { CarriedFiles } from '../parts/carried-files.tsx';
import { LinkWord } from '../parts/link-word.tsx';
import { LogDoubtPart } from '../parts/log-doubt-part.tsx';
import { Press, PressRow } from '../parts/press.tsx';
import { Screen } from '../parts/screen.tsx';
import { useOpen, useTablet } from '../state/hooks.ts';
import { useStore } from '../state/store.ts';
import styles from './settings.module.css';

type Busy = 'reading' | Receiver['purpose'] | null;

/** For halls without a network: what goes out and comes in as a file, by USB stick or cable. */
export function CarryPage() {
  const { say } = useWords();
  const open = useOpen();
  const { device } = useTablet();
  const pack = useStore(open.pack);
  const chooser = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState<Busy>(null);
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const [report, setReport] = useState<ReadReport | null>(null);
  const [round, setRound] = useState(0);

  const during = async (what: Busy, work: () => Promise<void>) => {
    setBusy(what);
    setRefusal(null);
    setReport(null);
    try {
      await work();
    } catch (cause) {
      setRefusal(refusalOfFile(cause));
    } finally {
      setBusy(null);
      setRound((before) => before + 1);
    }
  };
  const write = (receiver: Receiver) =>
    during(receiver.purpose, async () => void (await carryOut(open, device, receiver)));
  const read = (file: File | undefined) => {
    if (chooser.current !== null) chooser.current.value = '';
    if (file !== undefined) void during('reading', async () => setReport(await readHere(open, file)));
  };
  const fellows = reachable(pack?.fellows ?? []);

  return (
    <Screen
      wide
      title={say('carry.title')}
      back="/outbox"
      marks={<LinkWord />}
      foot={
        <PressRow>
          <Press busy={busy === 'reading'} disabled={busy !== null} onClick={() => chooser.current?.click()}>
            {say(busy === 'reading' ? 'carry.reading' : 'carry.read')}
          </Press>
          <Press
            look="filled"
            busy={busy === 'out'}
            disabled={busy !== null}
            onClick={() => void write({ purpose: 'out' })}
          >
            {say(busy === 'out' ? 'carry.writing' : 'carry.write')}
          </Press>
        </PressRow>
      }
    >
      <div className={styles.stack}>
        <input
          ref={chooser}
          type="file"
          hidden
          aria-label={say('carry.read')}
          onChange={(event) => read(event.currentTarget.files?.[0])}
        />
        <p className={styles.say}>{say('carry.what')}</p>
        {refusal === null ? null : <RefusalNote refusal={refusal} />}
        {report === null ? null : <Report report={report} />}
        <LogDoubtPart />
        <CarriedFiles round={round} />
        <section className={styles.part}>
          <h2>{say('carry.fellows')}</h2>
          {fellows.length === 0 ? (
            <Empty title={say('carry.fellows.none')} why={say('carry.fellows.why')} />
          ) : (
            <>
              <p className={styles.soft}>{say('carry.fellows.what')}</p>
              {fellows.map((fellow) => (
                <Press
                  key={fellow.id}
                  wide
                  busy={busy === 'fellow'}
                  disabled={busy !== null}
                  onClick={() => void write({ purpose: 'fellow', fellow })}
                >
                  {say('carry.fellows.write', { name: fellow.name })}
                </Press>
              ))}
            </>
          )}
        </section>
      </div>
    </Screen>
  );
}

/** What a file brought, in sentences. */
function Report({ report }: { report: ReadReport }) {
  const { say } = useWords();
  const lines =
    report.from === 'fellow'
      ? [
          say(report.fresh === 0 ? 'carry.fellow.nothing' : 'carry.fellow.fresh', {
            name: report.fellow.name,
            count: report.fresh,
          }),
          ...(report.refused === 0 ? [] : [say('carry.fellow.refused', { count: report.refused })]),
        ]
      : [
          ...(report.key ? [say('carry.in.key')] : []),
          ...(report.revoked ? [say('carry.in.revoked')] : []),
          ...(report.pack === 'taken' ? [say('carry.in.pack', { count: report.visits })] : []),
          ...(report.pack === 'older' ? [say('carry.in.older')] : []),
          say('carry.in.receipts', { count: report.receipts }),
          ...(report.lost === 0 ? [] : [say('carry.in.lost', { count: report.lost })]),
          ...(report.released === 0 ? [] : [say('carry.in.released', { count: report.released })]),
          ...(report.aside === 0 ? [] : [say('carry.in.aside', { count: report.aside })]),
          ...(report.refused === 0 ? [] : [say('carry.in.refused', { count: report.refused })]),
        ];
  return (
    <div role="status" className={styles.part}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
