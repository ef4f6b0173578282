import { TextInput } from '@mantine/core';
import { RegisterPost } from '@mingcha/domain/registry';
import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { client, type Output, useTRPC } from '../../api/trpc.ts';
import { OneField } from '../../forms/fields.tsx';
import { useUnitOptions, useWindowOptions } from '../../parts/use-options.ts';
import { LineForm, type LineProps } from './line-form.tsx';
import { LineLink, RegisterPage } from './register-page.tsx';

type Row = Output['registry']['posts']['list']['rows'][number];

/** Where somebody works: what is observed is said of a post, not of a person. */
export function Posts() {
  const { say } = useWords();
  const end = useMutation(useTRPC().registry.endPost.mutationOptions());
  return (
    <RegisterPage<Row>
      name="registry.posts.list"
      read={client.registry.posts.list.query}
      label={say('desk.posts')}
      empty={{ title: say('desk.post.none'), why: say('desk.post.none.why') }}
      verb="registry.write"
      act={say('desk.post.register')}
      form={PostForm}
      ends={{ act: say('desk.post.end'), run: (command) => end.mutateAsync(command) }}
      byUnit
      columns={(nameOf) => [
        {
          key: 'name',
          header: say('desk.post'),
          cell: (row) => (
            <LineLink id={row.id} verb="registry.write">
              {row.name}
            </LineLink>
          ),
        },
        {
          key: 'window',
          header: say('desk.window'),
          cell: (row) => nameOf(row.window) ?? say('desk.post.noWindow'),
        },
        { key: 'unit', header: say('desk.unit'), cell: (row) => nameOf(row.unit) ?? '' },
      ]}
    />
  );
}

function PostForm({ row, unit, onClose }: LineProps<Row>) {
  const { say } = useWords();
  const { registry } = useTRPC();
  const register = useMutation(registry.registerPost.mutationOptions());
  const revise = useMutation(registry.revisePost.mutationOptions());
  return (
    <LineForm
      row={row}
      onClose={onClose}
      act={say('desk.post.register')}
      form="registry.post"
      initial={{ unit: row?.unit ?? unit, window: row?.window ?? null, name: row?.name ?? '' }}
      schema={RegisterPost}
      toCommand={({ window, ...said }) => ({ ...said, ...(window === null ? {} : { window }) })}
      register={(command) => register.mutateAsync(command)}
      revise={(command) => revise.mutateAsync(command)}
    >
      {({ values, set, text, one }) => (
        <>
          <Places
            unit={{ ...one('unit'), onChange: (chosen) => set('unit', chosen) }}
            window={one('window')}
            of={values.unit}
          />
          <TextInput
            label={say('desk.post.name')}
            description={say('desk.post.name.hint')}
            required
            {...text('name')}
          />
        </>
      )}
    </LineForm>
  );
}

interface OneOf {
  name: string;
  value: string | null;
  error: string | undefined;
  onChange: (value: string | null) => void;
}

/** The windows on offer are those of the unit. */
function Places({ unit, window, of }: { unit: OneOf; window: OneOf; of: string | null }) {
  const { say } = useWords();
  const units = useUnitOptions();
  const windows = useWindowOptions(of);
  return (
    <>
      <OneField label={say('desk.unit')} options={units} required {...unit} />
      <OneField
        label={say('desk.window')}
        hint={say('desk.post.window.hint')}
        options={windows}
        {...window}
      />
    </>
  );
}
