import { useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTRPC } from '../../api/trpc.ts';
import { Read } from '../../parts/read.tsx';
import { BulletinForm } from './bulletin-form.tsx';
import { type BulletinValues, valuesOf } from './values.ts';

const newRoute = getRouteApi('/desk/bulletins/new');

export function NewBulletin() {
  const { corrects } = newRoute.useSearch();
  const office = useQuery(useTRPC().registry.office.get.queryOptions());
  return (
    <Read query={office}>
      {({ code }) => (corrects === undefined ? <Blank series={code} /> : <FollowUp of={corrects} />)}
    </Read>
  );
}

function Blank({ series }: { series: string }) {
  const { say } = useWords();
  const draft = useMutation(useTRPC().bulletins.draft.mutationOptions());
  const blank: BulletinValues = {
    title: say('desk.bulletin.title.initial'),
    series,
    findings: [],
    dropped: [],
    intro: say('desk.bulletin.intro.initial'),
    requirements: '',
    recipients: [],
    cc: [],
    secrecy: 'internal',
    deadline: '',
    photos: [],
    statements: [],
    corrects: null,
    chart: '',
    englishTitle: '',
    scope: 'internal',
    scopeReason: '',
    naming: 'surname',
    publicNames: [],
  };
  return (
    <BulletinForm
      title={say('desk.bulletin.new')}
      form="bulletin.new"
      initial={blank}
      run={({ dropped: _, ...bulletin }) => draft.mutateAsync(bulletin)}
    />
  );
}

/** The bulletin that puts an issued one right begins with what that one says and goes to whoever read it. */
function FollowUp({ of }: { of: string }) {
  const { say } = useWords();
  const trpc = useTRPC();
  const draft = useMutation(trpc.bulletins.draft.mutationOptions());
  const query = useQuery(trpc.bulletins.get.queryOptions({ id: of }));
  return (
    <Read query={query}>
      {(first) => {
        const number = first.bulletin.number ?? '';
        const { title } = first.bulletin;
        return (
          <BulletinForm
            title={say('desk.bulletin.followUp')}
            form={`bulletin.corrects.${of}`}
            note={say('desk.bulletin.followUp.of', { number, title })}
            initial={{
              ...valuesOf(first),
              title: say('desk.bulletin.followUp.title', { title }),
              intro: say('desk.bulletin.followUp.intro', { number, title }),
              // Its opening is another one, and rests on nothing yet.
              statements: [],
              corrects: of,
            }}
            run={({ dropped: _, ...bulletin }) => draft.mutateAsync(bulletin)}
          />
        );
      }}
    </Read>
  );
}

const route = getRouteApi('/desk/bulletins/$id/revise');

export function ReviseBulletin() {
  const { say } = useWords();
  const { id } = route.useParams();
  const trpc = useTRPC();
  const revise = useMutation(trpc.bulletins.revise.mutationOptions());
  const query = useQuery(trpc.bulletins.get.queryOptions({ id }));
  return (
    <Read query={query}>
      {(detail) => (
        <BulletinForm
          title={say('desk.bulletin.revise')}
          form={`bulletin.revise.${id}`}
          initial={valuesOf(detail)}
          recorded={detail}
          run={(bulletin) => revise.mutateAsync({ ...bulletin, id, expected: detail.bulletin.version })}
        />
      )}
    </Read>
  );
}
