import { type Fact, Facts, Moment, Page, PersonName, Said, useDay, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { Read } from '../../parts/read.tsx';

const route = getRouteApi('/desk/intercessions/$id');
type Detail = Output['intercessions']['get'];

export function IntercessionPage() {
  const { id } = route.useParams();
  // Opened anew each time: what was read is not kept on the machine, and every reading is on record.
  const query = useQuery(useTRPC().intercessions.get.queryOptions({ id }, { staleTime: 0, gcTime: 0 }));
  return <Read query={query}>{(detail) => <Intercession detail={detail} />}</Read>;
}

function Intercession({ detail }: { detail: Detail }) {
  const { say, term } = useWords();
  const dayOf = useDay();
  const { note, names } = detail;
  const told: Fact[] =
    note === null
      ? [{ name: say('desk.intercession.said'), value: <Said text={null} erased /> }]
      : [
          { name: say('desk.intercession.who'), value: note.who },
          { name: say('desk.intercession.on'), value: dayOf(note.on) },
          { name: say('desk.intercession.how'), value: term('intercession-way', note.how) },
          { name: say('desk.intercession.said'), value: <Said text={note.said} erased={false} /> },
          {
            name: say('desk.intercession.about'),
            value: (
              <Link to="/bulletins/$id" params={{ id: note.bulletin.id }}>
                {[note.bulletin.number, note.bulletin.title].filter(Boolean).join(' ')}
              </Link>
            ),
          },
          ...(note.finding === null
            ? []
            : [
                {
                  name: say('desk.intercession.finding'),
                  value: note.observation ?? say('desk.intercession.finding.gone'),
                },
              ]),
        ];
  return (
    <Page
      title={say('desk.intercession')}
      above={<Link to="/intercessions">{say('desk.intercessions')}</Link>}
      measure="text"
    >
      <p className="mc-quiet">{say('desk.intercession.logged')}</p>
      <Facts
        facts={[
          ...told,
          {
            name: say('desk.intercession.notedBy'),
            value: <PersonName name={names[detail.notedBy] ?? null} />,
          },
          { name: say('desk.intercession.notedAt'), value: <Moment at={detail.notedAt} /> },
        ]}
      />
    </Page>
  );
}
