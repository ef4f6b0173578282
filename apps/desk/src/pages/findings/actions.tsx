import { Button, Group } from '@mantine/core';
import { findingLifecycle } from '@mingcha/domain/findings';
import { isTyping, useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { commandsOpen } from '../../parts/commands-open.ts';
import { Decide } from '../../parts/decide.tsx';
import { useSession } from '../../session/session-context.ts';
import { OpenSheet } from '../confirmations/open-sheet.tsx';
import { ChangeHolders } from './change-holders.tsx';
import type { FindingDetail } from './detail.tsx';
import { Holders } from './holders.tsx';
import { useQueue } from './use-queue.ts';

/** What the reader may decide about this finding. In the queue, a and r decide and the next finding follows. */
export function FindingActions({ detail, queue }: { detail: FindingDetail; queue?: string }) {
  const { say } = useWords();
  const trpc = useTRPC();
  const { roles, person } = useSession();
  const { finding } = detail;
  const { next } = useQueue(finding.id, queue);
  const [asking, setAsking] = useState<'open' | 'confirm' | 'return' | null>(null);
  const [holders, setHolders] = useState<string[]>([]);
  const confirm = useMutation(trpc.findings.confirm.mutationOptions());
  const sendBack = useMutation(trpc.findings.return.mutationOptions());
  const dismiss = useMutation(trpc.findings.dismiss.mutationOptions());
  const withdraw = useMutation(trpc.findings.withdraw.mutationOptions());
  const refer = useMutation(trpc.findings.refer.mutationOptions());
  const praise = finding.style === 'PRAISE';
  const all = commandsOpen(findingLifecycle, finding.state, roles);
  // Praise goes straight; everything else is put before the unit first.
  const unfit = finding.state !== 'proposed' ? [] : praise ? ['openConfirmation'] : ['confirmFinding'];
  const open = new Set([...all].filter((command) => !unfit.includes(command)));
  const target = { id: finding.id, expected: finding.version };
  const opens = (command: string, what: 'open' | 'confirm' | 'return') => (on: boolean) =>
    setAsking(on && open.has(command) ? what : null);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.metaKey || event.ctrlKey || event.altKey) return;
      if (document.querySelector('[role="dialog"]')) return;
      if (event.key === 'a' && open.has('openConfirmation')) setAsking('open');
      else if (event.key === 'a' && open.has('confirmFinding')) setAsking('confirm');
      else if (event.key === 'r' && open.has('returnFinding')) setAsking('return');
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [open]);

  // Whoever was not there has nothing to add.
  const supplements = open.has('supplementFinding') && detail.members.includes(person);
  if (open.size === 0) return null;
  return (
    <Group gap="xs" mt="lg">
      {supplements ? (
        <Button
          variant="filled"
          renderRoot={(props) => (
            <Link {...props} to="/findings/$id/supplement" params={{ id: finding.id }} />
          )}
        >
          {say('desk.finding.supplement')}
        </Button>
      ) : null}
      {open.has('openConfirmation') ? (
        <>
          <Button variant="filled" onClick={() => setAsking('open')}>
            {say('desk.replies.open')}
          </Button>
          <OpenSheet
            finding={finding}
            opened={asking === 'open'}
            onOpened={opens('openConfirmation', 'open')}
            after={next}
          />
        </>
      ) : null}
      {open.has('confirmFinding') ? (
        <Decide
          filled={finding.state !== 'disputed'}
          act={say('desk.finding.confirm')}
          form={`finding.confirm.${finding.id}`}
          ask={{ label: say('desk.opinion'), initial: say('desk.finding.confirm.opinion') }}
          done={say('desk.finding.confirmed')}
          opened={asking === 'confirm'}
          onOpened={opens('confirmFinding', 'confirm')}
          run={({ text }) => confirm.mutateAsync({ ...target, opinion: text })}
          after={next}
        />
      ) : null}
      {open.has('returnFinding') ? (
        <Decide
          act={say('desk.finding.return')}
          form={`finding.return.${finding.id}`}
          ask={{ label: say('desk.finding.return.reason'), hint: say('desk.finding.return.hint') }}
          done={say('desk.finding.returned')}
          opened={asking === 'return'}
          onOpened={opens('returnFinding', 'return')}
          run={({ text }) => sendBack.mutateAsync({ ...target, reason: text })}
          after={next}
        />
      ) : null}
      {open.has('dismissFinding') ? (
        <Decide
          act={say('desk.finding.dismiss')}
          form={`finding.dismiss.${finding.id}`}
          ask={{ label: say('desk.reason') }}
          lines={[say('desk.finding.dismiss.line')]}
          done={say('desk.finding.dismissed')}
          run={({ text }) => dismiss.mutateAsync({ ...target, reason: text })}
          after={next}
        />
      ) : null}
      {open.has('withdrawFinding') ? (
        <Decide
          act={say('desk.finding.withdraw')}
          form={`finding.withdraw.${finding.id}`}
          ask={{ label: say('desk.reason') }}
          lines={[say('desk.finding.withdraw.line')]}
          done={say('desk.finding.withdrawn')}
          run={({ text }) => withdraw.mutateAsync({ ...target, reason: text })}
        />
      ) : null}
      {open.has('referFinding') ? (
        <Decide
          danger
          act={say('desk.finding.refer')}
          form={`finding.refer.${finding.id}`}
          ask={{ label: say('desk.finding.refer.ground') }}
          lines={[say('desk.finding.refer.line.secret'), say('desk.finding.refer.line.back')]}
          done={say('desk.finding.referred')}
          run={({ text }) => refer.mutateAsync({ ...target, ground: text, holders })}
        >
          <Holders value={holders} onChange={setHolders} />
        </Decide>
      ) : null}
      {open.has('nameHolders') && finding.holders.includes(person) ? (
        <ChangeHolders key={finding.version} finding={finding} />
      ) : null}
    </Group>
  );
}
