import { Button } from '@mantine/core';
import { dispatchLifecycle, formRules, isServed } from '@mingcha/domain/dispatches';
import { useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTRPC } from '../../api/trpc.ts';
import { commandsOpen } from '../../parts/commands-open.ts';
import { Decide } from '../../parts/decide.tsx';
import { OnPaper } from '../../parts/on-paper.tsx';
import { OnReceipt } from '../../parts/on-receipt.tsx';
import { SealByKey } from '../../parts/seal-by-key.tsx';
import { useSession } from '../../session/session-context.ts';
import { useMay } from '../../session/use-may.ts';
import type { DispatchDetail } from './detail.tsx';
import { useSigns, useWrites } from './hands.ts';
import { Receive } from './receive.tsx';

/** Review, signature with its number, seal, issue, service: what may be done now, by the table the server decides by. */
export function DispatchActions({ detail, units }: { detail: DispatchDetail; units: string }) {
  const { say } = useWords();
  const { roles } = useSession();
  const { dispatches } = useTRPC();
  const { dispatch } = detail;
  const { form, id, version, state } = dispatch;
  const { letter, reviewed, signers } = formRules[form];
  const writes = useWrites()(form);
  const signs = useSigns()(form);
  const inOffice = useMay('dispatch.issue');
  const review = useMutation(dispatches.review.mutationOptions());
  const sendBack = useMutation(dispatches.return.mutationOptions());
  const sign = useMutation(dispatches.sign.mutationOptions());
  const seal = useMutation(dispatches.sealByKey.mutationOptions());
  const issue = useMutation(dispatches.issue.mutationOptions());
  const revoke = useMutation(dispatches.revoke.mutationOptions());
  const open = commandsOpen(dispatchLifecycle, state, roles);
  const ready = reviewed ? state === 'reviewed' : state === 'draft';
  const onPaper = useMay('paper.prepare') && ready && signers.includes('leader');
  const preview = useQuery({
    ...dispatches.preview.queryOptions({ id }),
    enabled: ready && (signs || onPaper) && !dispatch.erased,
    retry: false,
  });
  const target = { id, expected: version };
  const draft = (what: string) => `dispatch.${what}.${id}`;
  const sealed = dispatch.sealFile !== null;
  return (
    <>
      {open.has('reviseDispatch') && writes && !dispatch.erased ? (
        <Button renderRoot={(props) => <Link {...props} to="/dispatches/$id/revise" params={{ id }} />}>
          {say('desk.bulletin.revise')}
        </Button>
      ) : null}
      {open.has('revokeDispatch') && signs ? (
        <Decide
          danger
          act={say('desk.dispatch.revoke')}
          form={draft('revoke')}
          ask={{ label: say('desk.reason') }}
          lines={[say('desk.dispatch.revoke.line')]}
          done={say('desk.dispatch.revoked')}
          run={({ text }) => revoke.mutateAsync({ ...target, reason: text })}
        />
      ) : null}
      {open.has('returnDispatch') ? (
        <Decide
          act={say('desk.bulletin.return')}
          form={draft('return')}
          ask={{ label: say('desk.reason') }}
          done={say('desk.bulletin.returned')}
          run={({ text }) => sendBack.mutateAsync({ ...target, reason: text })}
        />
      ) : null}
      {open.has('reviewDispatch') && reviewed ? (
        <Decide
          filled
          act={say('desk.dispatch.review')}
          form={draft('review')}
          ask={{ label: say('desk.opinion') }}
          done={say('desk.dispatch.reviewed')}
          run={({ text }) => review.mutateAsync({ ...target, opinion: text })}
        />
      ) : null}
      {onPaper && preview.data ? (
        <OnPaper act="dispatches.sign" target={{ id, viewHash: preview.data.viewHash }} />
      ) : null}
      {open.has('signDispatch') && signs && ready && preview.data ? (
        <Decide
          filled
          act={say('desk.dispatch.sign')}
          form={draft('sign')}
          ask={{ label: say('desk.opinion') }}
          lines={[
            say('desk.dispatch.sign.line'),
            say('desk.bulletin.sign.line.hash', { hash: `${preview.data.viewHash.slice(0, 8)}…` }),
          ]}
          done={say('desk.dispatch.signed')}
          run={({ text }) => sign.mutateAsync({ ...target, viewHash: preview.data.viewHash, opinion: text })}
        />
      ) : null}
      {open.has('sealDispatchByKey') && letter ? (
        <SealByKey form={draft('seal-by-key')} run={() => seal.mutateAsync(target)} />
      ) : null}
      {open.has('issueDispatch') ? (
        <Decide
          filled={sealed || !letter}
          act={say(sealed || !letter ? 'desk.dispatch.issue' : 'desk.dispatch.issue.without')}
          form={draft('issue')}
          lines={[
            letter
              ? say('desk.dispatch.issue.line.letter', { unit: units })
              : say('desk.dispatch.issue.line'),
            ...(sealed || !letter ? [] : [say('desk.dispatch.issue.unsealed')]),
          ]}
          done={say('desk.dispatch.issued')}
          run={() => issue.mutateAsync({ ...target, unsealed: letter && !sealed })}
        />
      ) : null}
      {open.has('serveDispatch') && isServed(dispatch) ? (
        inOffice ? (
          <OnReceipt filled act="dispatches.serve" about={{ type: 'dispatch', id }} />
        ) : (
          <Receive id={id} version={version} />
        )
      ) : null}
    </>
  );
}
