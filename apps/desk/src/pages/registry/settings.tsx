import { TextInput } from '@mantine/core';
import { AdoptRuleSetting } from '@mingcha/domain/registry';
import { Facts, useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { Read } from '../../parts/read.tsx';
import { useMay } from '../../session/use-may.ts';
import { Register } from './register.tsx';
import { RegistryPage } from './registry-page.tsx';

/** The parameters that rules and documents read, with the kind of value each takes. */
const known = [
  ['bulletin.contact-person', 'text'],
  ['bulletin.contact-phone', 'text'],
  ['plan.visits-per-target', 'number'],
  ['retention.covert-unused-days', 'number'],
  ['retention.working-paper-years', 'number'],
  ['retention.access-log-days', 'number'],
] as const;
type Known = (typeof known)[number];
type Office = Output['registry']['office']['get'];

export function Settings() {
  const { say, term } = useWords();
  const adopts = useMay('registry.settings');
  const query = useQuery(useTRPC().registry.office.get.queryOptions());
  return (
    <RegistryPage title={say('desk.settings')}>
      <Read query={query}>
        {(office) => (
          <Facts
            facts={known.map((each) => ({
              name: term('desk.setting', each[0]),
              value: (
                <>
                  {String(office.settings[each[0]] ?? say('desk.setting.none'))}{' '}
                  {adopts ? <Change office={office} setting={each} /> : null}
                </>
              ),
            }))}
          />
        )}
      </Read>
    </RegistryPage>
  );
}

function Change({ office, setting: [key, kind] }: { office: Office; setting: Known }) {
  const { say, term } = useWords();
  const adopt = useMutation(useTRPC().registry.adoptRuleSetting.mutationOptions());
  return (
    <Register
      filled={false}
      size="xs"
      title={say('desk.setting.change')}
      form={`registry.setting.${key}`}
      initial={{ value: String(office.settings[key] ?? '') }}
      schema={AdoptRuleSetting}
      toCommand={({ value }) => ({
        key,
        value: kind === 'number' ? Number.parseInt(value, 10) : value.trim(),
      })}
      run={(setting) => adopt.mutateAsync({ ...setting, expected: office.version })}
      done={say('desk.revised')}
    >
      {({ text }) => (
        <TextInput
          label={term('desk.setting', key)}
          description={term('desk.setting-why', key)}
          inputMode={kind === 'number' ? 'numeric' : 'text'}
          required
          {...text('value')}
        />
      )}
    </Register>
  );
}
