import { type Fact, Facts, Loading, type RefusalFacts, RefusalNote, useWords } from '@mingcha/ui';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { positionOnce } from '../capture/position.ts';
import { ConfirmPin } from '../parts/confirm-pin.tsx';
import { Field } from '../parts/field.tsx';
import { LinkWord } from '../parts/link-word.tsx';
import { MemberList } from '../parts/member-list.tsx';
import { Press } from '../parts/press.tsx';
import { Screen } from '../parts/screen.tsx';
import { useOpen, useVisit } from '../state/hooks.ts';
import { nameIn } from '../state/pack.ts';
import { useStore } from '../state/store.ts';
import { useDraft } from '../state/use-draft.ts';
import { memberName } from '../visit/act.ts';
import type { VisitView } from '../visit/view.ts';
import { actOnVisit, confirmEntry, hasConfirmed } from '../visit/visit-acts.ts';
import styles from './brief.module.css';

/** Before going in: the card is opened, read, and each member says with an own PIN that they go. */
export function BriefPage() {
  const { visit } = useParams({ from: '/n/$visit/brief' });
  const view = useVisit(visit);
  if (view.state.fields === null) return <Loading />;
  return view.state.opened.length === 0 ? <Sealed view={view} /> : <Opened view={view} />;
}

function Sealed({ view }: { view: VisitView }) {
  const { say } = useWords();
  const open = useOpen();
  const pack = useStore(open.pack);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const unseal = async () => {
    setBusy(true);
    const done = await actOnVisit(open, view.id, { type: 'openVisit', packVersion: pack?.version ?? 'none' });
    if (!done.ok) setRefusal(done.refusal);
    setBusy(false);
  };
  return (
    <Screen
      title={say('field.brief.sealed.title')}
      back="/today"
      foot={
        <Press look="filled" wide busy={busy} onClick={() => void unseal()}>
          {say('field.brief.unseal')}
        </Press>
      }
    >
      <div className={styles.sealed}>
        <p>{say('field.brief.sealed')}</p>
        {refusal === null ? null : <RefusalNote refusal={refusal} />}
      </div>
    </Screen>
  );
}

function useBriefFacts(view: VisitView): Fact[] {
  const { say, term } = useWords();
  const pack = useStore(useOpen().pack);
  const { assignment, state } = view;
  const areas = (assignment?.areas ?? []).flatMap((id) => pack?.areas.find((area) => area.id === id) ?? []);
  const rows: (Fact | null)[] = [
    { name: say('field.brief.unit'), value: view.unitName },
    state.fields?.window === undefined
      ? null
      : { name: say('field.brief.window'), value: nameIn(pack?.windows ?? [], state.fields.window) ?? '' },
    {
      name: say('field.brief.way'),
      value: say(state.fields?.covert ? 'field.brief.covert' : 'field.brief.overt'),
    },
    assignment?.scenario ? { name: say('field.brief.scenario'), value: assignment.scenario } : null,
    {
      name: say('field.brief.modes'),
      value: (assignment?.modes ?? []).map((mode) => say(`field.mode.${mode}`)).join(say('field.comma')),
    },
    areas.length === 0
      ? null
      : {
          name: say('field.brief.areas'),
          value: areas
            .map((area) => say('field.brief.area', { name: area.name, nature: term('area', area.nature) }))
            .join(say('field.comma')),
        },
    assignment?.contact ? { name: say('field.brief.contact'), value: assignment.contact } : null,
    assignment?.dutyPhone
      ? {
          name: say('field.brief.duty'),
          value: <a href={`tel:${assignment.dutyPhone}`}>{assignment.dutyPhone}</a>,
        }
      : null,
  ];
  return rows.filter((row) => row !== null);
}

function Opened({ view }: { view: VisitView }) {
  const { say } = useWords();
  const open = useOpen();
  const go = useNavigate();
  const facts = useBriefFacts(view);
  const [asked, setAsked] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [lost, setLost] = useState(false);
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const reason = useDraft(`reason/${view.id}`, '');
  const members = view.state.fields?.members ?? [];
  const ready = members.filter((person) => hasConfirmed(view, person, view.state.opened));
  const alone = ready.length === 1;

  const start = async () => {
    setBusy(true);
    setRefusal(null);
    const position = await positionOnce();
    setLost(position === null);
    const done = await actOnVisit(
      open,
      view.id,
      {
        type: 'startVisit',
        members: ready,
        position,
        ...(position === null && reason.value?.trim() ? { reason: reason.value.trim() } : {}),
        observation: alone,
      },
      { covertOpen: view.assignment?.covertOpen ?? 0 },
    );
    if (done.ok) return go({ to: '/n/$visit', params: { visit: view.id }, replace: true });
    setRefusal(done.refusal);
    setBusy(false);
  };

  return (
    <Screen
      title={say('field.brief.title')}
      back="/today"
      marks={<LinkWord />}
      foot={
        <Press look="filled" wide busy={busy} disabled={ready.length === 0} onClick={() => void start()}>
          {say(alone ? 'field.brief.start.alone' : 'field.brief.start')}
        </Press>
      }
    >
      <div className={styles.stack}>
        <div className={styles.part}>
          <Facts facts={facts} />
          <p className={styles.rules}>{say('field.brief.rules')}</p>
        </div>
        <div className={styles.part}>
          <h2 className={styles.head}>{say('field.brief.members')}</h2>
          <MemberList
            members={members}
            lead={view.state.fields?.lead ?? ''}
            isDone={(person) => ready.includes(person)}
            act={say('field.brief.confirm')}
            done={say('field.brief.confirmed')}
            onAsk={setAsked}
          />
          {alone ? <p className={styles.note}>{say('field.brief.alone')}</p> : null}
          {lost ? (
            <Field label={say('field.brief.reason')} hint={say('field.brief.reason.hint')}>
              <textarea value={reason.value ?? ''} onChange={(event) => reason.set(event.target.value)} />
            </Field>
          ) : null}
          {refusal === null ? null : <RefusalNote refusal={refusal} />}
        </div>
      </div>
      {asked === null ? null : (
        <ConfirmPin
          person={asked}
          name={memberName(open, asked)}
          what={say('field.brief.confirm.what')}
          onClose={() => setAsked(null)}
          onSigner={async (signer) => {
            await confirmEntry(open, view.id, view.state.opened[0] ?? '', signer);
            setAsked(null);
          }}
        />
      )}
    </Screen>
  );
}
