import { Checkbox, Textarea } from '@mantine/core';
import { AskErasure } from '@mingcha/domain/access';
import { Empty, Moment, Page, useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { FieldGroup, FormFrame } from '../../forms/form-frame.tsx';
import { useCommandForm } from '../../forms/use-command-form.ts';
import { NotThere } from '../../parts/not-there.tsx';
import { Read } from '../../parts/read.tsx';

const route = getRouteApi('/desk/office/erasures/new');
type Held = Output['erasures']['held'];

export function NewErasure() {
  const { person } = route.useSearch();
  return person === undefined ? <NotThere /> : <OfPerson person={person} />;
}

function OfPerson({ person }: { person: string }) {
  const { say } = useWords();
  const query = useQuery(useTRPC().erasures.held.queryOptions({ person }));
  return (
    <Read query={query}>
      {(held) => (
        <Page
          title={say('desk.erasure.ask')}
          measure="text"
          above={
            <Link to="/registry/people/$id" params={{ id: person }}>
              {held.names[person] ?? say('ui.erased')}
            </Link>
          }
        >
          {held.entries.length === 0 ? (
            <Empty title={say('desk.erasure.nothing')} why={say('desk.erasure.nothing.why')} />
          ) : (
            <ErasureForm held={held} />
          )}
        </Page>
      )}
    </Read>
  );
}

const keyOf = (hash: string, path: string) => `${hash} ${path}`;

/** What is held, field by field, without its values: chosen, with a reason, and handed to a second person. */
function ErasureForm({ held }: { held: Held }) {
  const { say, term } = useWords();
  const navigate = useNavigate();
  const ask = useMutation(useTRPC().erasures.ask.mutationOptions());
  const { values, set, send, faultOf, busy, refusal, clear, faults } = useCommandForm({
    form: `erasure.${held.person}`,
    initial: { chosen: [] as string[], reason: '' },
    schema: AskErasure,
    toCommand: ({ chosen, reason }) => ({
      person: held.person,
      entries: held.entries.flatMap(({ hash, paths }) => {
        const wanted = paths.filter((path) => chosen.includes(keyOf(hash, path)));
        return wanted.length === 0 ? [] : [{ hash, paths: wanted }];
      }),
      reason,
    }),
    run: (command) => ask.mutateAsync(command),
    done: say('desk.erasure.asked'),
    after: ({ id }) => navigate({ to: '/office/erasures/$id', params: { id } }),
  });
  return (
    <FormFrame
      act={say('desk.erasure.hand')}
      onSend={() => void send()}
      busy={busy}
      refusal={refusal}
      onClear={clear}
      faults={Object.keys(faults).length}
    >
      {held.inOffice ? <p className="mc-quiet">{say('desk.erasure.inOffice')}</p> : null}
      <Checkbox.Group
        label={say('desk.erasure.fields')}
        description={say('desk.erasure.fields.hint')}
        required
        value={values.chosen}
        onChange={(chosen) => set('chosen', chosen)}
        error={faultOf('entries')}
        data-field="entries"
      >
        {held.entries.map(({ hash, kind, at, paths }) => (
          <FieldGroup
            key={hash}
            title={
              <>
                {term('kind', kind)} · <Moment at={at} />
              </>
            }
          >
            {paths.map((path) => (
              <Checkbox key={path} value={keyOf(hash, path)} label={term('desk.field', path)} />
            ))}
          </FieldGroup>
        ))}
      </Checkbox.Group>
      <Textarea
        label={say('desk.erasure.ground')}
        description={say('desk.erasure.ground.hint')}
        name="reason"
        required
        autosize
        minRows={3}
        value={values.reason}
        error={faultOf('reason')}
        onChange={(event) => set('reason', event.currentTarget.value)}
      />
    </FormFrame>
  );
}
