import { Button } from '@mantine/core';
import { Consequence, dayField, RefusalNote, useWords, useZone } from '@mingcha/ui';
import { type ReactNode, useState } from 'react';
import { DayField } from '../forms/fields.tsx';
import { paperAddress } from './paper-address.ts';
import styles from './print-code.module.css';
import { useAct } from './use-act.ts';

export interface PrintedCode {
  code: string;
  address: string;
  /** The document with the slip as its last page, base64. */
  pdf: string;
}

interface PrintCodeProps {
  label: string;
  /** The last day that is offered. */
  last: number;
  /** Whom it is for has been chosen. */
  ready: boolean;
  print: (until: string) => Promise<PrintedCode>;
  children?: ReactNode;
}

/** A document once more, with a slip behind it for whoever has to answer and has no account. The code is told once. */
export function PrintCode({ label, last, ready, print, children }: PrintCodeProps) {
  const { say } = useWords();
  const zone = useZone();
  const [opened, setOpened] = useState(false);
  const [until, setUntil] = useState(dayField(last, zone));
  const [printed, setPrinted] = useState<PrintedCode | null>(null);
  const { act, busy, refusal, forget } = useAct();
  const close = () => {
    forget();
    setOpened(false);
    if (printed) URL.revokeObjectURL(printed.pdf);
    setPrinted(null);
  };
  const run = () =>
    act({
      run: () => print(until),
      after: ({ code, address, pdf }) => {
        setPrinted({ code, address, pdf: paperAddress(pdf) });
      },
    });
  return (
    <>
      <Button onClick={() => setOpened(true)}>{label}</Button>
      <Consequence
        opened={opened}
        onClose={close}
        title={label}
        lines={printed ? [say('desk.order.printCode.once')] : [say('desk.order.printCode.line')]}
        act={say(printed ? 'desk.order.printCode.done' : 'desk.order.printCode.act')}
        busy={busy}
        disabled={!ready}
        onAct={() => (printed ? close() : void run())}
      >
        {printed ? (
          <>
            <span className={styles.code}>{printed.code}</span>
            <span className="mc-quiet">{printed.address}</span>
            <a href={printed.pdf} target="_blank" rel="noreferrer">
              {say('desk.order.printCode.open')}
            </a>
          </>
        ) : (
          <>
            {children}
            <DayField
              name="until"
              label={say('desk.order.printCode.until')}
              value={until}
              onChange={setUntil}
            />
          </>
        )}
        {refusal === null ? null : <RefusalNote refusal={refusal} />}
      </Consequence>
    </>
  );
}
