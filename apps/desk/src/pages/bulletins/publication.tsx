import { type Fact, Facts, Hash, Moment, PersonName, Section, useDay, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { PdfLink } from '../../parts/pdf-link.tsx';
import type { BulletinDetail } from './detail.tsx';

const beforeSigning: readonly string[] = [
  'draft',
  'returned',
  'fact-check',
  'privacy-review',
  'legal-review',
  'pending-sign',
];

/** What everybody reads of it: how it differs, by what it was decided, where it is, and what is still to be told. */
export function PublicationOf({ detail }: { detail: BulletinDetail }) {
  const { say } = useWords();
  const dayOf = useDay();
  const { bulletin, publication, names } = detail;
  if (publication === null) return null;
  const isOut = publication.publishedAt !== null;
  const inOffice = bulletin.drafter !== '';
  // A recipient hears of it when everybody does.
  if (!inOffice && !isOut) return null;
  const facts: Fact[] = [];
  const add = (name: string, value: Fact['value']) => facts.push({ name, value });
  if (publication.reason !== null) add(say('desk.publication.reason'), publication.reason);
  if (publication.naming !== null)
    add(say('desk.publication.naming'), say(`desk.publication.naming.${publication.naming}`));
  if (publication.impact !== null)
    for (const part of ['purpose', 'necessity', 'effects', 'measures'] as const)
      add(say(`desk.publication.impact.${part}`), publication.impact[part]);
  const window = windowSaid(publication, { say, dayOf });
  if (window !== null) add(say('desk.publication.window'), window);
  if (publication.publishedAt !== null)
    add(say('desk.publication.publishedAt'), <Moment at={publication.publishedAt} />);
  if (publication.publishedBy !== null)
    add(say('desk.publication.publishedBy'), <PersonName name={names[publication.publishedBy] ?? null} />);
  if (publication.channels.length > 0)
    add(
      say('desk.publication.channels'),
      publication.channels
        .map(({ channel, name }) => `${name}（${say(`desk.publication.channel.${channel}`)}）`)
        .join(say('desk.listComma')),
    );
  if (publication.announcedAt !== null)
    add(say('desk.publication.announce'), <Moment at={publication.announcedAt} />);
  else if (publication.announceDay !== null && publication.announceDue !== null) {
    const late = publication.announceDue < Date.now();
    add(
      say('desk.publication.announce'),
      say(late ? 'desk.publication.announce.late' : 'desk.publication.announce.due', {
        day: dayOf(publication.announceDay),
      }),
    );
  }
  if (publication.viewHash !== null)
    add(say('desk.publication.viewHash'), <Hash value={publication.viewHash} />);
  if (publication.sha256 !== null) add(say('desk.publication.sha256'), <Hash value={publication.sha256} />);
  return (
    <Section title={say('desk.publication')}>
      <p>
        <PdfLink
          path={`/files/bulletins/${bulletin.id}/public.pdf`}
          label={say(isOut ? 'desk.publication.get' : 'desk.publication.see')}
        />
        {isOut ? null : <span className="mc-quiet">{say('desk.publication.draft')}</span>}
      </p>
      {inOffice && beforeSigning.includes(bulletin.state) ? <Names id={bulletin.id} /> : null}
      <Facts facts={facts} />
    </Section>
  );
}

/** Which names the public edition does not say, as it would be signed now; and which it still does. */
function Names({ id }: { id: string }) {
  const { say } = useWords();
  const preview = useQuery({ ...useTRPC().bulletins.preview.queryOptions({ id }), retry: false });
  const everybody = preview.data?.everybody;
  if (!everybody) return null;
  const { replaced, remaining } = everybody;
  const comma = say('desk.listComma');
  return (
    <>
      <p className="mc-quiet">
        {replaced.length === 0
          ? say('desk.publication.replaced.none')
          : say('desk.publication.replaced', { names: replaced.join(comma) })}
      </p>
      {remaining.length === 0 ? null : (
        <p role="alert">{say('desk.publication.remaining', { names: remaining.join(comma) })}</p>
      )}
    </>
  );
}

function windowSaid(
  { waived, window }: NonNullable<BulletinDetail['publication']>,
  { say, dayOf }: { say: ReturnType<typeof useWords>['say']; dayOf: (day: string) => string },
): string | null {
  if (waived !== null) return say('desk.publication.window.waived', { reason: waived });
  if (window === null) return null;
  if (!window.open) return say('desk.publication.window.passed');
  if (window.pending > 0) return say('desk.publication.window.pending', { count: window.pending });
  return say('desk.publication.window.open', { day: dayOf(window.until ?? '') });
}
