import { TextInput } from '@mantine/core';
import { Empty, FaceSwitch, LanguageSwitch, Page, useWords } from '@mingcha/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTRPC } from '../../api/trpc.ts';
import { FieldGroup, FormFrame, Pair } from '../../forms/form-frame.tsx';
import { useForm } from '../../forms/use-form.ts';
import { Read } from '../../parts/read.tsx';
import { Administrator } from './administrator.tsx';
import { blank, Founding } from './founding.ts';
import styles from './setup.module.css';

/** The first start: one office and three administrators, none of whom can do what another does. */
export function SetupPage() {
  const { say } = useWords();
  const state = useQuery(useTRPC().setup.state.queryOptions());
  return (
    <div className={styles.setup}>
      <header className={styles.head}>
        <span className={styles.product}>{say('desk.product')}</span>
        <FaceSwitch />
        <LanguageSwitch />
      </header>
      <main>
        <Read query={state}>
          {({ founded, password }) =>
            founded ? (
              <Page title={say('desk.setup.title')} measure="text">
                <Empty
                  title={say('desk.setup.founded')}
                  why={say('desk.setup.founded.why')}
                  action={<a href="/sign-in">{say('desk.setup.enter')}</a>}
                />
              </Page>
            ) : (
              <SetupForm least={password.least} />
            )
          }
        </Read>
      </main>
    </div>
  );
}

function SetupForm({ least }: { least: number }) {
  const { say } = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const found = useMutation(useTRPC().setup.found.mutationOptions());
  const { values, set, send, faultOf, busy, refusal, faults } = useForm({
    initial: blank,
    schema: Founding,
    toCommand: ({ code, name, short, series, administrators }) => ({
      code,
      office: { name, short, code: series },
      administrators,
    }),
    run: (founding) => found.mutateAsync(founding),
    done: say('desk.setup.done'),
    after: async () => {
      queries.clear();
      await navigate({ to: '/sign-in' });
    },
  });
  const text = (name: 'code' | 'name' | 'short' | 'series', path: string) => ({
    name,
    required: true,
    value: values[name],
    error: faultOf(path),
    onChange: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value),
  });
  return (
    <Page title={say('desk.setup.title')} measure="text">
      <p className="mc-quiet">{say('desk.setup.why')}</p>
      <FormFrame
        act={say('desk.setup.act')}
        onSend={() => void send()}
        busy={busy}
        refusal={refusal}
        faults={Object.keys(faults).length}
        kept={false}
      >
        <TextInput
          label={say('desk.setup.code')}
          description={say('desk.setup.code.hint')}
          autoComplete="off"
          autoFocus
          {...text('code', 'code')}
        />
        <FieldGroup title={say('desk.setup.office')}>
          <TextInput
            label={say('desk.setup.name')}
            description={say('desk.setup.name.hint')}
            {...text('name', 'office.name')}
          />
          <Pair>
            <TextInput label={say('desk.setup.short')} {...text('short', 'office.short')} />
            <TextInput
              label={say('desk.setup.series')}
              description={say('desk.setup.series.hint')}
              {...text('series', 'office.code')}
            />
          </Pair>
        </FieldGroup>
        <FieldGroup title={say('desk.setup.admins')}>
          <p className="mc-quiet">{say('desk.setup.admins.hint')}</p>
          {values.administrators.map((one, index) => (
            <Administrator
              key={one.role}
              value={one}
              least={least}
              faultOf={(field) => faultOf(`administrators.${index}.${field}`)}
              onChange={(changed) =>
                set(
                  'administrators',
                  values.administrators.map((each, at) => (at === index ? changed : each)),
                )
              }
            />
          ))}
        </FieldGroup>
      </FormFrame>
    </Page>
  );
}
