import { MultiSelect, Textarea } from '@mantine/core';
import { LongText } from '@mingcha/domain';
import { Loading, useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { z } from 'zod';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';

const Open = z.object({ facts: LongText.max(3200), persons: z.array(z.string()) });

interface OpenSheetProps {
  finding: { readonly id: string; readonly version: number };
  opened: boolean;
  onOpened: (on: boolean) => void;
  after: () => void;
}

/** Enter sends it as it stands: the facts as recorded, to the unit. People and other words are for the exception. */
export function OpenSheet({ finding, opened, onOpened, after }: OpenSheetProps) {
  const draft = useQuery({
    ...useTRPC().confirmations.draft.queryOptions({ finding: finding.id }),
    enabled: opened,
  });
  if (!opened) return null;
  if (draft.data === undefined) return <Loading lines={2} />;
  return (
    <Opening key={finding.version} draft={draft.data} finding={finding} onOpened={onOpened} after={after} />
  );
}

/** With which pictures; where there are none, none are spoken of. */
function showing({ shows, withheld }: Output['confirmations']['draft']) {
  const lines: ['desk.replies.open.shows' | 'desk.replies.open.withheld', { count: number }][] = [];
  if (shows.length > 0) lines.push(['desk.replies.open.shows', { count: shows.length }]);
  if (withheld > 0) lines.push(['desk.replies.open.withheld', { count: withheld }]);
  return lines;
}

function Opening({
  draft,
  finding,
  onOpened,
  after,
}: Omit<OpenSheetProps, 'opened'> & { draft: Output['confirmations']['draft'] }) {
  const { say } = useWords();
  const sent = useRef(false);
  const open = useMutation(useTRPC().confirmations.open.mutationOptions());
  return (
    <FormDialog
      title={say('desk.replies.open')}
      form={`confirmation.open.${finding.id}.${finding.version}`}
      initial={{ facts: draft.facts, persons: [] as string[] }}
      schema={Open}
      run={async ({ facts, persons }) => {
        await open.mutateAsync({
          id: finding.id,
          expected: finding.version,
          persons,
          ...(facts === draft.facts ? {} : { facts }),
        });
        sent.current = true;
      }}
      done={say('desk.replies.opened')}
      opened
      onClose={() => {
        onOpened(false);
        if (sent.current) after();
      }}
      lines={[
        ...(draft.took === null ? [] : [say('desk.replies.took', { took: draft.took })]),
        ...(draft.proven === null ? [] : [say('desk.replies.took', { took: draft.proven })]),
        ...showing(draft).map(([key, facts]) => say(key, facts)),
        say('desk.replies.open.clock'),
      ]}
    >
      {({ values, set, faultOf, text }) => (
        <>
          <span>{say('desk.replies.open.line', { count: 1 + values.persons.length, days: draft.days })}</span>
          <Textarea
            data-autofocus
            autosize
            minRows={3}
            maxRows={12}
            required
            label={say('desk.replies.facts')}
            description={say('desk.replies.facts.hint')}
            {...text('facts')}
          />
          <MultiSelect
            name="persons"
            label={say('desk.replies.persons')}
            description={say('desk.replies.persons.hint')}
            data={draft.people.map(({ id, name }) => ({ value: id, label: name }))}
            searchable
            value={values.persons}
            onChange={(persons) => set('persons', persons)}
            error={faultOf('persons')}
          />
        </>
      )}
    </FormDialog>
  );
}
