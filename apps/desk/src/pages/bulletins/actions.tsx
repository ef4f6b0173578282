import { Button } from '@mantine/core';
import { bulletinLifecycle } from '@mingcha/domain/bulletins';
import { useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTRPC } from '../../api/trpc.ts';
import { commandsOpen } from '../../parts/commands-open.ts';
import { Decide } from '../../parts/decide.tsx';
import { OnPaper } from '../../parts/on-paper.tsx';
import { SealByKey } from '../../parts/seal-by-key.tsx';
import { useSession } from '../../session/session-context.ts';
import { useMay } from '../../session/use-may.ts';
import { useOpenComments } from './comments.tsx';
import type { BulletinDetail } from './detail.tsx';
import { PublicPrivacyCheck } from './privacy-check.tsx';
import { PublishActions } from './publish-actions.tsx';
import { SealIt } from './seal.tsx';

/** Fact check, privacy, law, signature, number, issue: six hands, each with one button. */
export function BulletinActions({ detail }: { detail: BulletinDetail }) {
  const { say } = useWords();
  const { roles } = useSession();
  const { bulletins } = useTRPC();
  const { bulletin } = detail;
  const handIn = useMutation(bulletins.handIn.mutationOptions());
  const factCheck = useMutation(bulletins.factCheck.mutationOptions());
  const privacyCheck = useMutation(bulletins.privacyCheck.mutationOptions());
  const review = useMutation(bulletins.review.mutationOptions());
  const sendBack = useMutation(bulletins.return.mutationOptions());
  const sign = useMutation(bulletins.sign.mutationOptions());
  const number = useMutation(bulletins.number.mutationOptions());
  const sealByKey = useMutation(bulletins.sealByKey.mutationOptions());
  const issue = useMutation(bulletins.issue.mutationOptions());
  const correct = useMutation(bulletins.correct.mutationOptions());
  const revoke = useMutation(bulletins.revoke.mutationOptions());
  const open = commandsOpen(bulletinLifecycle, bulletin.state, roles);
  // Whoever may print a sheet reads the text it is for.
  const toSign = useMay('paper.prepare') && bulletin.state === 'pending-sign';
  const preview = useQuery({
    ...bulletins.preview.queryOptions({ id: bulletin.id }),
    enabled: open.has('signBulletin') || toSign,
    retry: false,
  });
  const everybody = preview.data?.everybody;
  // Both editions are signed by one act.
  const hashes = {
    viewHash: preview.data?.viewHash ?? '',
    ...(everybody ? { publicViewHash: everybody.viewHash } : {}),
  };
  const publicLines = everybody
    ? [say('desk.publication.sign.line', { hash: `${everybody.viewHash.slice(0, 8)}…` })]
    : [];
  const openComments = useOpenComments(bulletin.id);
  // Shown to whoever decides; nobody is stopped by a remark.
  const remarks = openComments ? [say('desk.comments.open', { count: openComments })] : [];
  const target = { id: bulletin.id, expected: bulletin.version };
  const form = (what: string) => `bulletin.${what}.${bulletin.id}`;
  const sealed = bulletin.sealScan !== null || bulletin.sealFile !== null;
  const units = detail.recipients.filter((one) => !one.issued).map((one) => one.unit);
  // Only what was issued was read by anybody and can be followed by another bulletin.
  const follows = useMay('bulletin.draft') && ['issued', 'published', 'corrected'].includes(bulletin.state);
  const correction = detail.corrections.find(({ state }) => state === 'issued' || state === 'published');
  const counts = { findings: detail.findings.length, units: detail.recipients.length };
  return (
    <>
      {open.has('reviseBulletin') ? (
        <Button
          renderRoot={(props) => <Link {...props} to="/bulletins/$id/revise" params={{ id: bulletin.id }} />}
        >
          {say('desk.bulletin.revise')}
        </Button>
      ) : null}
      {follows ? (
        <Button
          renderRoot={(props) => <Link {...props} to="/bulletins/new" search={{ corrects: bulletin.id }} />}
        >
          {say('desk.bulletin.followUp')}
        </Button>
      ) : null}
      {open.has('revokeBulletin') ? (
        <Decide
          danger
          act={say('desk.bulletin.revoke')}
          form={form('revoke')}
          ask={{ label: say('desk.reason') }}
          lines={[
            say('desk.bulletin.revoke.line.units', {
              count: detail.recipients.filter((one) => one.issued).length,
            }),
            say('desk.bulletin.revoke.line.number'),
          ]}
          done={say('desk.bulletin.revoked')}
          run={({ text }) => revoke.mutateAsync({ ...target, reason: text })}
        />
      ) : null}
      {open.has('correctBulletin') && correction ? (
        <Decide
          filled
          act={say('desk.bulletin.correct')}
          form={form('correct')}
          ask={{ label: say('desk.reason') }}
          lines={[
            say('desk.bulletin.correct.line', { number: correction.number ?? '', title: correction.title }),
          ]}
          done={say('desk.bulletin.corrected')}
          run={({ text }) => correct.mutateAsync({ ...target, by: correction.id, reason: text })}
        />
      ) : null}
      {open.has('returnBulletin') ? (
        <Decide
          act={say('desk.bulletin.return')}
          form={form('return')}
          ask={{ label: say('desk.reason') }}
          done={say('desk.bulletin.returned')}
          run={({ text }) => sendBack.mutateAsync({ ...target, reason: text })}
        />
      ) : null}
      {open.has('handInBulletin') ? (
        <Decide
          filled
          act={say('desk.bulletin.handIn')}
          form={form('hand-in')}
          lines={[...remarks, say('desk.bulletin.handIn.line')]}
          done={say('desk.bulletin.handedIn')}
          run={() => handIn.mutateAsync(target)}
        />
      ) : null}
      {open.has('factCheckBulletin') ? (
        <Decide
          filled
          act={say('desk.bulletin.factCheck')}
          form={form('facts')}
          ask={{ label: say('desk.opinion') }}
          lines={[...remarks, say('desk.bulletin.factCheck.line', { count: counts.findings })]}
          done={say('desk.bulletin.factChecked')}
          run={({ text }) => factCheck.mutateAsync({ ...target, opinion: text })}
        />
      ) : null}
      {open.has('privacyCheckBulletin') && bulletin.scope === 'public' ? (
        <PublicPrivacyCheck id={bulletin.id} version={bulletin.version} lines={remarks} />
      ) : null}
      {open.has('privacyCheckBulletin') && bulletin.scope !== 'public' ? (
        <Decide
          filled
          act={say('desk.bulletin.privacyCheck')}
          form={form('privacy')}
          ask={{
            label: say('desk.bulletin.privacyCheck.statement'),
            initial: say('desk.bulletin.privacyCheck.initial'),
          }}
          lines={remarks}
          done={say('desk.bulletin.privacyChecked')}
          run={({ text }) => privacyCheck.mutateAsync({ ...target, statement: text })}
        />
      ) : null}
      {open.has('reviewBulletin') ? (
        <Decide
          filled
          act={say('desk.bulletin.review')}
          form={form('review')}
          ask={{ label: say('desk.opinion') }}
          lines={remarks}
          done={say('desk.bulletin.reviewed')}
          run={({ text }) => review.mutateAsync({ ...target, opinion: text })}
        />
      ) : null}
      {toSign && preview.data ? (
        <OnPaper act="bulletins.sign" target={{ id: bulletin.id, ...hashes }} />
      ) : null}
      {open.has('signBulletin') && preview.data ? (
        <Decide
          filled
          act={say('desk.bulletin.sign')}
          form={form('sign')}
          ask={{ label: say('desk.opinion') }}
          lines={[
            ...remarks,
            say('desk.bulletin.sign.line.what', counts),
            say('desk.bulletin.sign.line.hash', { hash: `${preview.data.viewHash.slice(0, 8)}…` }),
            ...publicLines,
          ]}
          done={say('desk.bulletin.signed')}
          run={({ text }) => sign.mutateAsync({ ...target, ...hashes, opinion: text })}
        />
      ) : null}
      {open.has('numberBulletin') ? (
        <Decide
          filled
          act={say('desk.bulletin.numberIt')}
          form={form('number')}
          lines={[say('desk.bulletin.numberIt.line', { series: bulletin.series })]}
          done={say('desk.bulletin.numbered')}
          run={() => number.mutateAsync(target)}
        />
      ) : null}
      {open.has('sealBulletin') ? (
        <SealIt
          id={bulletin.id}
          version={bulletin.version}
          least={detail.recipients.length + bulletin.cc.length}
        />
      ) : null}
      {open.has('sealBulletinByKey') ? (
        <SealByKey form={form('seal-by-key')} run={() => sealByKey.mutateAsync(target)} />
      ) : null}
      {open.has('issueBulletin') && units.length > 0 ? (
        <Decide
          filled={sealed}
          act={say(sealed ? 'desk.bulletin.issue' : 'desk.seal.issue.without')}
          form={form('issue')}
          lines={[
            say('desk.bulletin.issue.line', { count: units.length }),
            ...(sealed ? [] : [say('desk.seal.without')]),
          ]}
          done={say('desk.bulletin.issued')}
          run={() => issue.mutateAsync({ ...target, units, unsealed: !sealed })}
        />
      ) : null}
      <PublishActions detail={detail} open={open} />
    </>
  );
}
