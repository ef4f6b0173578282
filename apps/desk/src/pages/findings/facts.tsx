import { type Fact, Facts, Moment, PersonName, Said, TimeSaid, useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import { ProvenTime } from '../../parts/proven-time.tsx';
import { useSubCode } from '../../parts/use-sub-code.ts';
import type { FindingDetail } from './detail.tsx';

interface FindingFactsProps {
  detail: FindingDetail;
  nameOf: (id: string | null) => string | null;
}

/** What is asserted, element by element, before anybody judges it. */
export function FindingFactsOf({ detail, nameOf }: FindingFactsProps) {
  const { say, term } = useWords();
  const subCode = useSubCode();
  const { finding, visit, members } = detail;
  // A finding may have begun with a picture alone: what nobody has said yet is neither erased nor unknown.
  const said = (text: string | null, toCome: 'ui.wordsToCome' | 'ui.placeToCome') =>
    text === null && !finding.erased ? say(toCome) : <Said text={text} erased={finding.erased} />;
  const facts: Fact[] = [
    { name: say('desk.finding.observedAt'), value: <Moment at={finding.observedAt} /> },
    { name: say('time.proven'), value: <ProvenTime proven={detail.proven} /> },
    { name: say('desk.finding.fact'), value: said(finding.observation, 'ui.wordsToCome') },
    { name: say('desk.finding.place'), value: said(finding.place, 'ui.placeToCome') },
    {
      name: say('desk.finding.post'),
      value:
        finding.post ??
        (finding.postUnknownReason === null
          ? say('ui.unknown')
          : say('desk.finding.postUnknown', { reason: finding.postUnknownReason })),
    },
    {
      name: say('desk.style'),
      value:
        finding.style === null
          ? say('ui.unknown')
          : [term('style', finding.style), subCode(finding.subCode)].filter(Boolean).join(' · '),
    },
    ...(finding.time === null
      ? finding.style === 'SLOW'
        ? [{ name: say('desk.finding.time'), value: say('time.none') }]
        : []
      : [{ name: say('desk.finding.time'), value: <TimeSaid time={finding.time} nameOf={nameOf} /> }]),
    { name: say('desk.finding.criterion'), value: <Said text={finding.criterion} /> },
    {
      name: say('desk.severity'),
      value: finding.severity === null ? say('ui.unknown') : term('severity', finding.severity),
    },
    {
      name: say('desk.visit'),
      value: (
        <>
          <Link to="/visits/$id" params={{ id: visit.id }}>
            {say(finding.covert ? 'desk.covert' : 'desk.overt')}
          </Link>{' '}
          · {term('state.visit', visit.state)}
        </>
      ),
    },
    {
      name: say('desk.finding.team'),
      value: members.map((person, index) => (
        <span key={person}>
          {index > 0 ? say('desk.listComma') : null}
          <PersonName name={nameOf(person)} />
        </span>
      )),
    },
    { name: say('desk.finding.recordedBy'), value: <PersonName name={nameOf(finding.recordedBy)} /> },
  ];
  if (finding.opinion !== null) facts.push({ name: say('desk.opinion'), value: finding.opinion });
  if (finding.reason !== null) facts.push({ name: say('desk.reason'), value: finding.reason });
  if (finding.holders.length > 0)
    facts.push({
      name: say('desk.referral.holders'),
      value: finding.holders.map((person, index) => (
        <span key={person}>
          {index > 0 ? say('desk.listComma') : null}
          <PersonName name={nameOf(person)} />
        </span>
      )),
    });
  return <Facts facts={facts} />;
}
