import { useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTRPC } from '../../api/trpc.ts';
import { Read } from '../../parts/read.tsx';
import { BulletinForm } from './bulletin-form.tsx';
import { type BulletinValues, valuesOf } from './values.ts';

export function NewBulletin() {
  const { say } = useWords();
  const trpc = useTRPC();
  const draft = useMutation(trpc.bulletins.draft.mutationOptions());
  const office = useQuery(trpc.registry.office.get.queryOptions());
  return (
    <Read query={office}>
      {({ code }) => {
        const blank: BulletinValues = {
          title: say('desk.bulletin.title.initial'),
          series: code,
          findings: [],
          intro: say('desk.bulletin.intro.initial'),
          requirements: '',
          recipients: [],
          cc: [],
          secrecy: 'internal',
          deadline: '',
          photos: [],
        };
        return (
          <BulletinForm
            title={say('desk.bulletin.new')}
            form="bulletin.new"
            initial={blank}
            run={(bulletin) => draft.mutateAsync(bulletin)}
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
          run={(bulletin) => revise.mutateAsync({ ...bulletin, id, expected: detail.bulletin.version })}
        />
      )}
    </Read>
  );
}
