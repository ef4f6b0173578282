import { Button, Group } from '@mantine/core';
import { evidenceLifecycle } from '@mingcha/domain/evidence';
import {
  type Fact,
  Facts,
  Hash,
  Moment,
  Page,
  PersonName,
  Provenance,
  StateTag,
  Tag,
  useWords,
  type Words,
} from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { commandsOpen } from '../../parts/commands-open.ts';
import { sizeOf } from '../../parts/custody-line.tsx';
import { Decide } from '../../parts/decide.tsx';
import { ClockNote, ProvenTime } from '../../parts/proven-time.tsx';
import { Read } from '../../parts/read.tsx';
import { useSession } from '../../session/session-context.ts';
import { EvidenceView } from '../../viewer/evidence-view.tsx';
import { KeptPiece } from '../keeping/kept.tsx';
import { BesideIt } from './beside.tsx';
import { CustodyOf } from './custody.tsx';
import { HiddenParts } from './hidden-parts.tsx';
import { MaskPanel } from './mask-panel.tsx';
import { MaskRecording } from './mask-recording.tsx';

const route = getRouteApi('/desk/evidence/$id');
export type EvidenceDetail = Output['evidence']['get'];

export function EvidencePage() {
  const { id } = route.useParams();
  const query = useQuery(useTRPC().evidence.get.queryOptions({ id }));
  return <Read query={query}>{(detail) => <Piece key={id} detail={detail} />}</Read>;
}

function Piece({ detail }: { detail: EvidenceDetail }) {
  const { say } = useWords();
  const { roles } = useSession();
  const { evidence, names } = detail;
  const [masking, setMasking] = useState(false);
  const [copy, setCopy] = useState<'original' | 'masked'>(
    evidence.maskedHash === null ? 'original' : 'masked',
  );
  const nameOf = (id: string | null) => (id === null ? null : (names[id] ?? null));
  const open = commandsOpen(evidenceLifecycle, evidence.state, roles);
  const bytes = !['none', 'recording', 'captured', 'destroyed'].includes(evidence.state);
  const maskable = open.has('maskEvidence');
  const { medium } = evidence;
  const recording = medium === 'audio' || medium === 'video' ? medium : null;
  const masked = (made: boolean) => {
    setMasking(false);
    if (made) setCopy('masked');
  };
  return (
    <Page
      title={say(`ui.evidence.${evidence.medium}`)}
      above={<Link to="/evidence">{say('desk.nav.evidence')}</Link>}
      marks={
        <>
          <StateTag of="evidence" state={evidence.state} />
          <Provenance piece={evidence} />
          <Tag tone="draft" label={say(evidence.covert ? 'desk.covert' : 'desk.overt')} />
        </>
      }
      actions={<EvidenceActions detail={detail} open={open} />}
    >
      <div className="mc-two">
        <div className="mc-stack">
          {masking ? (
            recording === null ? (
              <MaskPanel detail={detail} onDone={masked} />
            ) : (
              <MaskRecording detail={detail} medium={recording} onDone={masked} />
            )
          ) : bytes ? (
            <>
              <EvidenceView id={evidence.id} medium={evidence.medium} mime={evidence.mime} copy={copy} />
              <Group gap="xs">
                {evidence.maskedHash === null ? null : (
                  <Button size="xs" onClick={() => setCopy(copy === 'masked' ? 'original' : 'masked')}>
                    {say(copy === 'masked' ? 'desk.evidence.original' : 'desk.evidence.masked')}
                  </Button>
                )}
                {maskable ? (
                  <Button size="xs" onClick={() => setMasking(true)}>
                    {say('desk.mask.start')}
                  </Button>
                ) : null}
              </Group>
              {recording !== null && copy === 'masked' ? <HiddenParts regions={evidence.regions} /> : null}
              <BesideIt detail={detail} />
            </>
          ) : (
            <p>
              {say(
                evidence.state === 'destroyed' ? 'desk.evidence.destroyed.why' : 'desk.evidence.notHere.why',
              )}
            </p>
          )}
        </div>
        <div>
          <ClockNote clocks={detail.clocks} />
          <EvidenceFactsOf detail={detail} nameOf={nameOf} />
        </div>
      </div>
      <KeptPiece id={evidence.id} />
      <CustodyOf id={evidence.id} />
    </Page>
  );
}

interface PartProps {
  detail: EvidenceDetail;
  nameOf: (id: string | null) => string | null;
}

function EvidenceFactsOf({ detail, nameOf }: PartProps) {
  const { say, term } = useWords();
  const { evidence } = detail;
  const person = (id: string | null) => (id === null ? say('desk.notYet') : <PersonName name={nameOf(id)} />);
  const hash = (value: string | null) => (value === null ? say('desk.notYet') : <Hash value={value} />);
  const facts: Fact[] = [
    {
      name: say('desk.evidence.capturedAt'),
      value: evidence.capturedAt === null ? say('ui.unknown') : <Moment at={evidence.capturedAt} />,
    },
    { name: say('time.proven'), value: <ProvenTime proven={detail.proven} /> },
    {
      name: say(evidence.origin === 'recorder' ? 'desk.evidence.takenInBy' : 'desk.evidence.capturedBy'),
      value: person(evidence.capturedBy),
    },
    ...importFacts(detail, nameOf, say),
    ...placeFact(detail, say, term),
    { name: say('desk.evidence.size'), value: `${sizeOf(evidence.size)} · ${evidence.mime}` },
    { name: say('desk.evidence.declared'), value: hash(evidence.sha256) },
    { name: say('desk.evidence.receivedHash'), value: hash(evidence.receivedHash) },
    {
      name: say('desk.evidence.slices'),
      value: say('desk.evidence.slices.count', { count: evidence.slices }),
    },
    { name: say('desk.evidence.clearedBy'), value: person(evidence.clearedBy) },
    { name: say('desk.evidence.maskedBy'), value: person(evidence.maskedBy) },
    { name: say('desk.evidence.maskCheckedBy'), value: person(evidence.maskCheckedBy) },
    {
      name: say('desk.visit'),
      value: (
        <Link to="/visits/$id" params={{ id: evidence.visit }}>
          {say('desk.evidence.toVisit')}
        </Link>
      ),
    },
    ...detail.findings.map((finding) => ({
      name: say('desk.finding'),
      value: (
        <Link to="/findings/$id" params={{ id: finding }}>
          {say('desk.evidence.toFinding')}
        </Link>
      ),
    })),
  ];
  const { copyOf, continues } = evidence;
  const piece = (id: string) => (
    <Link key={id} to="/evidence/$id" params={{ id }}>
      {say('desk.evidence.see')}
    </Link>
  );
  if (copyOf !== null) facts.push({ name: say('desk.evidence.copyOf'), value: piece(copyOf) });
  if (continues !== null) facts.push({ name: say('desk.evidence.partBefore'), value: piece(continues) });
  for (const copy of detail.copies) facts.push({ name: say('desk.evidence.copies'), value: piece(copy) });
  if (evidence.clearance !== null)
    facts.push({ name: say('desk.evidence.clearance'), value: evidence.clearance });
  if (evidence.reason !== null) facts.push({ name: say('desk.reason'), value: evidence.reason });
  return <Facts facts={facts} />;
}

/** Where it was taken and how exactly that is known, or why it is not. */
function placeFact({ evidence }: EvidenceDetail, say: Words['say'], term: Words['term']): Fact[] {
  const { lat7, lon7, accuracyCm, positionAge, noFix } = evidence;
  const name = say('desk.evidence.place');
  if (lat7 !== null && lon7 !== null && accuracyCm !== null) {
    const degrees = (value: number) => (value / 1e7).toFixed(5);
    const place = `${degrees(lat7)}, ${degrees(lon7)} ± ${Math.round(accuracyCm / 100)} m`;
    const older =
      positionAge === null ? '' : ` ${say('desk.evidence.place.older', { seconds: positionAge })}`;
    return [{ name, value: `${place}${older}` }];
  }
  return noFix === null ? [] : [{ name, value: term('no-fix', noFix) }];
}

/** Of a file from a recorder or camera: the device, who holds it, how it came here, who else answers for it. */
function importFacts(
  { evidence }: EvidenceDetail,
  nameOf: (id: string | null) => string | null,
  say: Words['say'],
): Fact[] {
  if (evidence.recorder === null) return [];
  const { make, model, serial, holder } = evidence.recorder;
  return [
    {
      name: say('desk.evidence.recorder'),
      value: say('desk.evidence.recorder.line', { make, model, serial }),
    },
    { name: say('desk.evidence.holder'), value: <PersonName name={nameOf(holder)} /> },
    { name: say('desk.evidence.statement'), value: evidence.statement ?? say('ui.erased') },
    {
      name: say('desk.evidence.signedFor'),
      value:
        evidence.importConfirmedBy === null ? (
          say('desk.notYet')
        ) : (
          <PersonName name={nameOf(evidence.importConfirmedBy)} />
        ),
    },
  ];
}

function EvidenceActions({ detail, open }: { detail: EvidenceDetail; open: ReadonlySet<string> }) {
  const { say } = useWords();
  const trpc = useTRPC();
  // The second person is never the first.
  const { person } = useSession();
  const { evidence } = detail;
  const clear = useMutation(trpc.evidence.clear.mutationOptions());
  const check = useMutation(trpc.evidence.checkMask.mutationOptions());
  const sign = useMutation(trpc.evidence.confirmImport.mutationOptions());
  const exclude = useMutation(trpc.evidence.exclude.mutationOptions());
  const target = { id: evidence.id, expected: evidence.version };
  const played = evidence.medium === 'audio' || evidence.medium === 'video';
  const checkLine = played ? 'desk.mask.check.played' : 'desk.mask.check.line';
  return (
    <>
      {open.has('excludeEvidence') ? (
        <Decide
          danger
          act={say('desk.evidence.exclude')}
          form={`evidence.exclude.${evidence.id}`}
          ask={{ label: say('desk.reason') }}
          lines={[say('desk.evidence.exclude.line', { count: detail.findings.length })]}
          done={say('desk.evidence.excluded')}
          run={({ text }) => exclude.mutateAsync({ ...target, reason: text })}
        />
      ) : null}
      {open.has('confirmImport') && evidence.capturedBy !== person && evidence.sha256 !== null ? (
        <Decide
          filled
          act={say('desk.import.sign')}
          form={`evidence.sign.${evidence.id}`}
          lines={[say('desk.import.sign.line', { hash: evidence.sha256.slice(0, 12) })]}
          done={say('desk.import.signed')}
          run={() => sign.mutateAsync({ ...target, sha256: evidence.sha256 ?? '' })}
        />
      ) : null}
      {open.has('checkMask') && evidence.maskedHash !== null && evidence.maskedBy !== person ? (
        <Decide
          filled
          act={say('desk.mask.check')}
          form={`evidence.check.${evidence.id}`}
          lines={[say(checkLine, { count: evidence.regions.length })]}
          done={say('desk.mask.checked')}
          run={() => check.mutateAsync({ ...target, sha256: evidence.maskedHash ?? '' })}
        />
      ) : null}
      {open.has('clearEvidence') && evidence.capturedBy !== person ? (
        <Decide
          filled={!open.has('checkMask')}
          act={say('desk.evidence.clear')}
          form={`evidence.clear.${evidence.id}`}
          ask={{ label: say('desk.evidence.clear.statement'), initial: say('desk.evidence.clear.initial') }}
          lines={[say('desk.evidence.clear.line')]}
          done={say('desk.evidence.cleared')}
          run={({ text }) => clear.mutateAsync({ ...target, statement: text, found: 'none' })}
        />
      ) : null}
    </>
  );
}
