import { Button } from '@mantine/core';
import { may } from '@mingcha/domain/access';
import {
  type Fact,
  Facts,
  Hash,
  Moment,
  Page,
  PersonName,
  Said,
  Section,
  StateTag,
  Tag,
  UnitName,
  useDay,
  useWords,
} from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { CasePackage } from '../../parts/case-package.tsx';
import { History } from '../../parts/history.tsx';
import { PdfLink } from '../../parts/pdf-link.tsx';
import { Read } from '../../parts/read.tsx';
import { sealFacts } from '../../parts/seal-facts.tsx';
import { useSubCode } from '../../parts/use-sub-code.ts';
import { useSession } from '../../session/session-context.ts';
import { AppealsAbout } from '../appeals/about.tsx';
import { WithdrawnBy } from '../dispatches/withdrawn-by.tsx';
import { BulletinActions } from './actions.tsx';
import { ApprovalSheet } from './approval.tsx';
import styles from './bulletins.module.css';
import { CommentsOn } from './comments.tsx';
import { DroppedFindings, Stated } from './composed.tsx';
import { NoteIntercessionButton } from './note-intercession.tsx';
import { Paper } from './paper.tsx';
import { PublicationOf } from './publication.tsx';

const route = getRouteApi('/desk/bulletins/$id');
export type BulletinDetail = Output['bulletins']['get'];

export function BulletinPage() {
  const { id } = route.useParams();
  const query = useQuery(useTRPC().bulletins.get.queryOptions({ id }));
  return <Read query={query}>{(detail) => <Bulletin detail={detail} />}</Read>;
}

/** What it is made of on the left, the very paper on the right. */
function Bulletin({ detail }: { detail: BulletinDetail }) {
  const { say, term } = useWords();
  const dayOf = useDay();
  const subCode = useSubCode();
  const { roles } = useSession();
  const { bulletin, names } = detail;
  const nameOf = (id: string | null) => (id === null ? null : (names[id] ?? null));
  return (
    <Page
      title={bulletin.title}
      above={<Link to="/bulletins">{say('desk.nav.bulletins')}</Link>}
      marks={
        <>
          <StateTag of="bulletin" state={bulletin.state} />
          {bulletin.number === null ? null : <strong>{bulletin.number}</strong>}
          {bulletin.contested ? <Tag tone="attention" label={say('desk.contested')} /> : null}
        </>
      }
      actions={
        <>
          {may(roles, 'bulletin.approvals') ? (
            <PdfLink
              path={`/files/bulletins/${bulletin.id}/approval.pdf`}
              label={say('desk.bulletin.approvals')}
            />
          ) : null}
          {may(roles, 'bulletin.approvals') && savedTwice(detail) ? (
            <Button
              renderRoot={(props) => (
                <Link {...props} to="/bulletins/$id/compare" params={{ id: bulletin.id }} search={{}} />
              )}
            >
              {say('desk.compare')}
            </Button>
          ) : null}
          <CasePackage type="bulletin" id={bulletin.id} />
          <NoteIntercessionButton bulletin={bulletin.id} findings={detail.findings} />
          <BulletinActions detail={detail} />
        </>
      }
    >
      <div className={styles.columns}>
        <div>
          <WithdrawnBy id={bulletin.id} state={bulletin.state} out={bulletin.issuedAt !== null} />
          <Facts facts={factsOf(detail, say, nameOf, dayOf)} />
          <Section title={say('desk.bulletin.findings')}>
            <ol className={styles.lines}>
              {detail.findings.map((finding) => (
                <li key={finding.id}>
                  <Link to="/findings/$id" params={{ id: finding.id }}>
                    {finding.observation ?? say('ui.erased')}
                  </Link>{' '}
                  <span className="mc-quiet">
                    {[
                      nameOf(finding.unit),
                      finding.style === null ? null : term('style', finding.style),
                      subCode(finding.subCode),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>{' '}
                  {finding.state === 'confirmed' ? null : <StateTag of="finding" state={finding.state} />}
                </li>
              ))}
            </ol>
          </Section>
          <PublicationOf detail={detail} />
          <Stated detail={detail} />
          <DroppedFindings detail={detail} />
          <Section title={say('desk.bulletin.units', { count: detail.recipients.length })}>
            <ul className={styles.lines}>
              {detail.recipients.map(({ unit, issued }) => (
                <li key={unit}>
                  <UnitName name={nameOf(unit)} />{' '}
                  {issued ? <Tag tone="done" label={term('state.bulletin', 'issued')} /> : null}
                </li>
              ))}
            </ul>
          </Section>
          {detail.corrections.length === 0 ? null : (
            <Section title={say('desk.bulletin.corrections')}>
              <ul className={styles.lines}>
                {detail.corrections.map((one) => (
                  <li key={one.id}>
                    <BulletinLink {...one} /> <StateTag of="bulletin" state={one.state} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {bulletin.issuedAt === null ? null : (
            <AppealsAbout
              about={{ type: 'bulletin', id: bulletin.id }}
              units={detail.recipients.map(({ unit }) => ({ unit, name: nameOf(unit) }))}
            />
          )}
          {may(roles, 'bulletin.approvals') ? (
            <>
              <ApprovalSheet detail={detail} />
              <CommentsOn detail={detail} />
            </>
          ) : null}
          <Section title={say('desk.history')}>
            <History lines={detail.history} nameOf={nameOf} />
          </Section>
        </div>
        <Paper key={bulletin.version} detail={detail} />
      </div>
    </Page>
  );
}

const savedTwice = ({ history }: BulletinDetail): boolean =>
  history.some(({ kind }) => kind === 'bulletin.revised');

function BulletinLink({ id, number, title }: { id: string; number: string | null; title: string }) {
  return (
    <Link to="/bulletins/$id" params={{ id }}>
      {[number, title].filter(Boolean).join(' ')}
    </Link>
  );
}

function factsOf(
  { bulletin, photos, corrected }: BulletinDetail,
  say: ReturnType<typeof useWords>['say'],
  nameOf: (id: string | null) => string | null,
  dayOf: (day: string) => string,
): Fact[] {
  const person = (id: string | null) => (id === null ? say('desk.notYet') : <PersonName name={nameOf(id)} />);
  // Whoever only receives it is not told who wrote and checked it.
  const hands: Fact[] = [
    { name: say('desk.bulletin.drafter'), value: person(bulletin.drafter) },
    { name: say('desk.bulletin.factCheckedBy'), value: person(bulletin.factCheckedBy) },
    { name: say('desk.bulletin.privacyCheckedBy'), value: person(bulletin.privacyCheckedBy) },
    { name: say('desk.bulletin.reviewedBy'), value: person(bulletin.reviewedBy) },
    { name: say('desk.bulletin.signedBy'), value: person(bulletin.signedBy) },
  ];
  const facts: Fact[] = [
    {
      name: say('desk.publication.scope'),
      value: say(`desk.publication.scope.${bulletin.scope}`),
    },
    ...(bulletin.drafter === '' ? [] : hands),
    { name: say('desk.bulletin.intro'), value: <Said text={bulletin.intro} erased={bulletin.erased} /> },
    {
      name: say('desk.bulletin.requirements'),
      value: <Said text={bulletin.requirements} erased={bulletin.erased} />,
    },
    { name: say('desk.bulletin.photos'), value: String(photos.length) },
  ];
  if (corrected !== null)
    facts.unshift({ name: say('desk.bulletin.corrects'), value: <BulletinLink {...corrected} /> });
  if (bulletin.deadline !== null)
    facts.push({ name: say('desk.bulletin.deadline'), value: dayOf(bulletin.deadline) });
  if (bulletin.cc.length > 0) {
    facts.push({
      name: say('desk.bulletin.cc'),
      value: bulletin.cc.map(nameOf).filter(Boolean).join(say('desk.listComma')),
    });
  }
  if (bulletin.signedAt !== null)
    facts.push({ name: say('desk.bulletin.signedAt'), value: <Moment at={bulletin.signedAt} /> });
  if (bulletin.issuedAt !== null)
    facts.push({ name: say('desk.bulletin.issuedAt'), value: <Moment at={bulletin.issuedAt} /> });
  if (bulletin.viewHash !== null)
    facts.push({ name: say('desk.bulletin.viewHash'), value: <Hash value={bulletin.viewHash} /> });
  if (bulletin.sha256 !== null)
    facts.push({ name: say('desk.bulletin.sha256'), value: <Hash value={bulletin.sha256} /> });
  facts.push(...sealFacts(bulletin, say, nameOf));
  if (bulletin.opinion !== null) facts.push({ name: say('desk.opinion'), value: bulletin.opinion });
  if (bulletin.reason !== null) facts.push({ name: say('desk.reason'), value: bulletin.reason });
  return facts;
}
