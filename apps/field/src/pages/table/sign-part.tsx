import { type RefusalFacts, useWords } from '@mingcha/ui';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ConfirmPin } from '../../parts/confirm-pin.tsx';
import { MemberList } from '../../parts/member-list.tsx';
import { Press } from '../../parts/press.tsx';
import { useOpen } from '../../state/hooks.ts';
import { memberName } from '../../visit/act.ts';
import { progressOf } from '../../visit/checklist.ts';
import { missingOf, toCome } from '../../visit/complete.ts';
import { actOnFinding } from '../../visit/finding-acts.ts';
import type { VisitView } from '../../visit/view.ts';
import { viewNow } from '../../visit/view-now.ts';
import { actOnVisit, confirmEntry, hasConfirmed } from '../../visit/visit-acts.ts';
import styles from './table.module.css';

interface SignPartProps {
  view: VisitView;
  over: boolean;
  onRefusal: (refusal: RefusalFacts | null) => void;
}

/** The paper is put before the members, each signs it with an own PIN, then it goes to review. */
export function SignPart({ view, over, onRefusal }: SignPartProps) {
  const { say } = useWords();
  const open = useOpen();
  const { pack } = view;
  const go = useNavigate();
  const [asked, setAsked] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { presented, present } = view.state;
  const current =
    presented !== null &&
    view.state.status === 'draft-paper' &&
    presented.heads.length === view.heads.length &&
    presented.heads.every((hash) => view.heads.includes(hash));
  const papers = presented === null ? [] : [presented.hash];
  const signed = present.filter((person) => hasConfirmed(view, person, papers));

  const guarded = async (work: () => Promise<RefusalFacts | null>) => {
    setBusy(true);
    onRefusal(null);
    onRefusal(await work());
    setBusy(false);
  };

  const putForward = () =>
    guarded(async () => {
      // The first that still lacks something is opened, and says there what it lacks.
      const lacking =
        view.findings.find(({ clashes }) => clashes.parts.length > 0) ??
        toCome(view)[0] ??
        view.findings.findLast((finding) => missingOf(open, view, finding) !== null);
      if (lacking !== undefined) {
        await go({ to: '/n/$visit/finding/$finding', params: { visit: view.id, finding: lacking.id } });
        return null;
      }
      for (const finding of view.findings) {
        // Acts that crossed without saying different things: putting the paper forward says that they were seen.
        if (finding.clashes.of.length > 0) {
          const seen = await actOnFinding(open, view, finding.id, { type: 'chooseFinding', choices: {} });
          if (!seen.ok) return seen.refusal;
        } else if (finding.state.status === 'proposed') continue;
        const done = await actOnFinding(open, view, finding.id, { type: 'proposeFinding' });
        if (!done.ok) return done.refusal;
      }
      const fresh = viewNow(open.notebook, pack, view.id);
      const writing = await open.db.media.where('state').equals('writing').toArray();
      const { missing, unsupported } = progressOf([fresh.pack, open.pack.get()], fresh.state);
      const done = await actOnVisit(
        open,
        view.id,
        { type: 'presentVisit' },
        {
          requiredQuestions: missing,
          unsupportedAnswers: unsupported.length,
          openFindings: 0,
          openRecordings: writing.filter((medium) => medium.visit === view.id).length,
          heads: fresh.heads,
        },
      );
      return done.ok ? null : done.refusal;
    });

  const submit = () =>
    guarded(async () => {
      const done = await actOnVisit(open, view.id, { type: 'submitVisit' }, { heads: view.heads });
      return done.ok ? null : done.refusal;
    });

  return (
    <section className={styles.sign}>
      <h2 className={styles.head}>{say('field.sign.title')}</h2>
      {over || current ? (
        <MemberList
          members={present}
          lead={view.state.fields?.lead ?? ''}
          isDone={(person) => signed.includes(person)}
          act={say('field.sign.sign')}
          done={say('field.sign.signed')}
          onAsk={setAsked}
          disabled={busy}
        />
      ) : null}
      {over ? null : current ? (
        <Press
          look="filled"
          wide
          busy={busy}
          disabled={signed.length < present.length}
          onClick={() => void submit()}
        >
          {say('field.sign.submit')}
        </Press>
      ) : (
        <>
          <p>{say(presented === null ? 'field.sign.before' : 'field.sign.changed')}</p>
          <Press look="filled" wide busy={busy} onClick={() => void putForward()}>
            {say('field.sign.present')}
          </Press>
        </>
      )}
      {asked === null ? null : (
        <ConfirmPin
          person={asked}
          name={memberName(open, asked)}
          what={say('field.sign.what', {
            findings: view.findings.length,
            media: view.evidence.length,
          })}
          onClose={() => setAsked(null)}
          onSigner={async (signer) => {
            await confirmEntry(open, view.id, papers[0] ?? '', signer);
            setAsked(null);
          }}
        />
      )}
    </section>
  );
}
