import { TextInput } from '@mantine/core';
import { DeclareRelation } from '@mingcha/domain/registry';
import { Moment, PersonName, Said, useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { client, type Output, useTRPC } from '../../api/trpc.ts';
import { OneField } from '../../forms/fields.tsx';
import { PersonField } from '../../parts/people-field.tsx';
import { useUnitOptions } from '../../parts/use-options.ts';
import { useSession } from '../../session/session-context.ts';
import { LineForm, type LineProps } from './line-form.tsx';
import { LineLink, RegisterPage } from './register-page.tsx';

type Row = Output['registry']['relations']['list']['rows'][number];

/** Declared by the person, the party or anybody who knows; each keeps somebody out of a team. */
export function Relations() {
  const { say } = useWords();
  const end = useMutation(useTRPC().registry.endRelation.mutationOptions());
  return (
    <RegisterPage<Row>
      name="registry.relations.list"
      read={client.registry.relations.list.query}
      label={say('desk.relations')}
      empty={{ title: say('desk.relation.none'), why: say('desk.relation.none.why') }}
      verb="relation.declare"
      act={say('desk.relation.declare')}
      form={RelationForm}
      ends={{ act: say('desk.relation.end'), run: (command) => end.mutateAsync(command) }}
      byUnit
      columns={(nameOf) => [
        {
          key: 'person',
          header: say('desk.person'),
          cell: (row) => (
            <LineLink id={row.id} verb="relation.declare">
              <PersonName name={nameOf(row.person)} />
            </LineLink>
          ),
        },
        {
          key: 'with',
          header: say('desk.relation.with'),
          cell: (row) => nameOf(row.unit) ?? <Said text={row.otherPerson} erased={row.erased} />,
        },
        {
          key: 'nature',
          header: say('desk.relation.nature'),
          cell: (row) => <Said text={row.nature} erased={row.erased} />,
        },
        {
          key: 'when',
          header: say('desk.relation.declaredAt'),
          minor: true,
          cell: (row) => <Moment at={row.declaredAt} day />,
        },
        {
          key: 'by',
          header: say('desk.relation.declaredBy'),
          minor: true,
          cell: (row) => <PersonName name={nameOf(row.declaredBy)} />,
        },
      ]}
    />
  );
}

/** The person of a declared relation stays: for another person another one is declared. */
function RelationForm({ row, unit, onClose }: LineProps<Row>) {
  const { say } = useWords();
  const { person } = useSession();
  const units = useUnitOptions();
  const { registry } = useTRPC();
  const declare = useMutation(registry.declareRelation.mutationOptions());
  const revise = useMutation(registry.reviseRelation.mutationOptions());
  return (
    <LineForm
      row={row}
      onClose={onClose}
      act={say('desk.relation.declare')}
      form="registry.relation"
      initial={{
        person: (row?.person ?? person) as string | null,
        unit: row === null ? unit : row.unit,
        otherPerson: row?.otherPerson ?? '',
        nature: row?.nature ?? '',
      }}
      schema={DeclareRelation}
      toCommand={({ unit: of, otherPerson, ...said }) => ({
        ...said,
        ...(of === null ? {} : { unit: of }),
        ...(otherPerson.trim() === '' ? {} : { otherPerson }),
      })}
      register={(command) => declare.mutateAsync(command)}
      revise={(command) => revise.mutateAsync(command)}
    >
      {({ text, one }) => (
        <>
          {row === null ? <PersonField label={say('desk.person')} required {...one('person')} /> : null}
          <OneField label={say('desk.relation.unit')} options={units} {...one('unit')} />
          <TextInput label={say('desk.relation.otherPerson')} {...text('otherPerson')} />
          <TextInput
            label={say('desk.relation.nature')}
            description={say('desk.relation.nature.hint')}
            required
            {...text('nature')}
          />
        </>
      )}
    </LineForm>
  );
}
