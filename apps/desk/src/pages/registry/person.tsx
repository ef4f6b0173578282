import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Facts, Moment, Page, Section, Tag, UnitName, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { History } from '../../parts/history.tsx';
import { Read } from '../../parts/read.tsx';
import { useMay } from '../../session/use-may.ts';
import { Appoint } from './people.tsx';
import { PersonForm } from './person-form.tsx';
import styles from './registry.module.css';

const route = getRouteApi('/desk/registry/people/$id');
type PersonDetail = Output['registry']['person']['get'];

export function PersonPage() {
  const { id } = route.useParams();
  const query = useQuery(useTRPC().registry.person.get.queryOptions({ id }));
  return <Read query={query}>{(detail) => <Person detail={detail} />}</Read>;
}

function Person({ detail }: { detail: PersonDetail }) {
  const { say } = useWords();
  const appoints = useMay('registry.appoint');
  const erases = useMay('fields.erase');
  const { person, names } = detail;
  const nameOf = (id: string | null) => (id === null ? null : (names[id] ?? null));
  const known = (id: string | null) => nameOf(id) ?? say('ui.unknown');
  return (
    <Page
      title={person.name ?? say('ui.erased')}
      measure="text"
      above={<Link to="/registry/people">{say('desk.people')}</Link>}
      marks={person.inspector ? <Tag tone="done" label={say('desk.inspector')} /> : undefined}
      actions={
        <>
          {erases ? (
            <Button
              renderRoot={(props) => (
                <Link {...props} to="/office/erasures/new" search={{ person: person.id }} />
              )}
            >
              {say('desk.erasure.ask')}
            </Button>
          ) : null}
          {person.name === null ? null : (
            <>
              {appoints ? <Appoint row={person} /> : null}
              <Revise detail={detail} />
            </>
          )}
        </>
      }
    >
      <Facts
        facts={[
          { name: say('desk.phone'), value: person.phone ?? say('ui.unknown') },
          { name: say('desk.email'), value: person.email ?? say('ui.unknown') },
          { name: say('desk.unit'), value: <UnitName name={nameOf(person.unit)} /> },
          ...(person.inspector
            ? [
                { name: say('desk.homeUnit'), value: known(person.homeUnit) },
                { name: say('desk.secondedFrom'), value: known(person.secondedFrom) },
              ]
            : []),
          { name: say('desk.registeredAt'), value: <Moment at={person.registeredAt} day /> },
        ]}
      />
      <Section title={say('desk.seats')}>
        {detail.tenures.length === 0 ? (
          <p className="mc-quiet">{say('desk.person.noSeat')}</p>
        ) : (
          <ul className={styles.lines}>
            {detail.tenures.map((tenure) => (
              <li key={`${tenure.seat} ${tenure.since}`} className={styles.line}>
                <span>{tenure.title}</span>
                <span className="mc-quiet">{nameOf(tenure.unit) ?? say('desk.seat.office')}</span>
                <span className="mc-quiet">
                  <Moment at={tenure.since} day /> –{' '}
                  {tenure.until === null ? say('desk.seat.still') : <Moment at={tenure.until} day />}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={say('desk.history')}>
        <History lines={detail.history} nameOf={nameOf} />
      </Section>
    </Page>
  );
}

function Revise({ detail }: { detail: PersonDetail }) {
  const { say } = useWords();
  const writes = useMay('registry.write');
  const [opened, { open, close }] = useDisclosure(false);
  if (!writes) return null;
  return (
    <>
      <Button onClick={open}>{say('desk.revise')}</Button>
      {opened ? <PersonForm row={detail.person} unit={null} onClose={close} /> : null}
    </>
  );
}
