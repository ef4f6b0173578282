import { type Fact, Facts, Hash, Moment, PersonName, Section, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { Read } from '../../parts/read.tsx';
import { useMay } from '../../session/use-may.ts';
import { PlaceHold } from './place-hold.tsx';

type Keeping = Output['keeping']['ofEvidence'];
type Held = Keeping['holds'][number];
type NameOf = (id: string | null) => string | null;

/** Until when this recording is kept and why, or by which entry it was destroyed. */
export function KeptPiece({ id }: { id: string }) {
  const { say } = useWords();
  const query = useQuery(useTRPC().keeping.ofEvidence.queryOptions({ id }));
  return (
    <Section title={say('desk.kept')}>
      <Read query={query} lines={2}>
        {(keeping) => (
          <div className="mc-stack">
            <Facts facts={keeping.destroyed === null ? lasts(keeping) : gone(keeping, keeping.destroyed)} />
            {keeping.destroyed === null ? (
              <div>
                <PlaceHold about={{ type: 'evidence', id }} />
              </div>
            ) : null}
          </div>
        )}
      </Read>
    </Section>
  );

  function lasts({ because, rule, until, holds, names }: Keeping): Fact[] {
    return [
      ...holdFacts(holds, (one) => (one === null ? null : (names[one] ?? null))),
      { name: say('desk.kept.because'), value: <Why because={because} rule={rule} until={until} /> },
    ];
  }

  function gone({ names }: Keeping, destroyed: NonNullable<Keeping['destroyed']>): Fact[] {
    const name = (one: string | null) => <PersonName name={one === null ? null : (names[one] ?? null)} />;
    return [
      { name: say('desk.kept.destroyed'), value: <Moment at={destroyed.at} /> },
      {
        name: say('desk.kept.destroyed.entry'),
        value: <Hash value={destroyed.entry} />,
      },
      {
        name: say('desk.kept.destroyed.who'),
        value: (
          <>
            {name(destroyed.listedBy)} · {name(destroyed.approvedBy)}
          </>
        ),
      },
      { name: say('desk.kept.destroyed.why'), value: destroyed.ground },
      { name: say('desk.kept.destroyed.list'), value: <ListLink id={destroyed.list} /> },
      ...(destroyed.masked ? [{ name: '', value: say('desk.kept.destroyed.masked') }] : []),
    ];
  }

  function holdFacts(holds: readonly Held[], nameOf: NameOf): Fact[] {
    return holds.map((hold) => ({
      name: say('desk.kept.onHold'),
      value: say('desk.kept.onHold.line', {
        name: nameOf(hold.placedBy) ?? say('ui.erased'),
        ground: hold.ground,
      }),
    }));
  }
}

/** A list is read by those who draw up and decide lists; the others read its name. */
function ListLink({ id }: { id: string }) {
  const { say } = useWords();
  const reads = useMay('destruction.read');
  return reads ? (
    <Link to="/office/destructions/$id" params={{ id }}>
      {say('desk.kept.openList')}
    </Link>
  ) : (
    id
  );
}

interface WhyProps {
  because: Keeping['because'];
  rule: Keeping['rule'];
  until: number | null;
}

const running: readonly string[] = ['visit-open', 'finding-open', 'no-bytes', 'held'];

function Why({ because, rule, until }: WhyProps) {
  const { say, term } = useWords();
  if (because !== null) {
    const why = term('kept', because);
    return say(running.includes(because) ? 'desk.kept.now' : 'desk.kept.forLong', { why });
  }
  return (
    <>
      {say('desk.kept.until')} {until === null ? null : <Moment at={until} />}{' '}
      <span className="mc-quiet">{say('desk.kept.until.line', { rule: term('due-rule', rule ?? '') })}</span>
    </>
  );
}

/** The recordings of a visit, counted by how they are kept, with what holds them. */
export function KeptOfVisit({ id }: { id: string }) {
  const { say, term } = useWords();
  const query = useQuery(useTRPC().keeping.ofVisit.queryOptions({ id }));
  return (
    <Section title={say('desk.kept')}>
      <Read query={query} lines={2}>
        {({ lines, destroyed, holds, names }) => (
          <>
            {holds.map((hold) => (
              <p key={hold.id}>
                {say('desk.kept.onHold')} ·{' '}
                {say('desk.kept.onHold.line', {
                  name: names[hold.placedBy] ?? say('ui.erased'),
                  ground: hold.ground,
                })}
              </p>
            ))}
            {lines.map(({ because, rule, count, first }) => (
              <p key={because ?? rule}>
                {because !== null || first === null ? (
                  say('desk.kept.visit.line', { count, why: term('kept', because ?? 'no-bytes') })
                ) : (
                  <>
                    {say('desk.kept.visit.due', { count })} <Moment at={first} />{' '}
                    <span className="mc-quiet">{term('due-rule', rule ?? '')}</span>
                  </>
                )}
              </p>
            ))}
            {destroyed === 0 ? null : <p>{say('desk.kept.visit.destroyed', { count: destroyed })}</p>}
            {lines.length === 0 && destroyed === 0 ? (
              <p className="mc-quiet">{say('desk.kept.visit.none')}</p>
            ) : null}
            <PlaceHold about={{ type: 'visit', id }} />
          </>
        )}
      </Read>
    </Section>
  );
}
