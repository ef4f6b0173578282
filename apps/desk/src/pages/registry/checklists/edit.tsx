import { Button, Checkbox, Group, TextInput } from '@mantine/core';
import { AdoptChecklist, faultsOf } from '@mingcha/domain/registry';
import { Consequence, NoRight, Page, RefusalNote, useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type Output, useTRPC } from '../../../api/trpc.ts';
import { useDraft } from '../../../drafts/use-draft.ts';
import { checkForm } from '../../../forms/check.ts';
import { FieldGroup, Pair } from '../../../forms/form-frame.tsx';
import { NotThere } from '../../../parts/not-there.tsx';
import { Read } from '../../../parts/read.tsx';
import { useAct } from '../../../parts/use-act.ts';
import { useMay } from '../../../session/use-may.ts';
import { differenceOf } from '../difference.ts';
import styles from './checklists.module.css';
import { added, changed, type Editing, emptyList, moved, newCode, nextVersion, removed } from './editing.ts';
import { GroupFields } from './group-fields.tsx';
import { Preview } from './preview.tsx';
import { QuestionEditor } from './question-editor.tsx';
import { textsOf } from './texts.ts';

type Line = Output['registry']['checklists']['list'][number];

const route = getRouteApi('/desk/registry/checklist/$template/edit');

/** A new version of a list, or a list that was not there. What stands is never changed: it is followed. */
export function EditChecklist() {
  const { template } = route.useParams();
  const adopts = useMay('registry.appoint');
  const query = useQuery(useTRPC().registry.checklists.list.queryOptions());
  if (!adopts) return <NoRight />;
  return (
    <Read query={query}>
      {(lists) => {
        const present = lists.find((each) => each.template === template) ?? null;
        if (present === null && template !== 'new') return <NotThere />;
        return <Editor key={template} present={present} lists={lists} />;
      }}
    </Read>
  );
}

function beginning(present: Line | null, lists: readonly Line[]): Editing {
  const year = new Date().getFullYear();
  if (present === null) {
    return emptyList(
      newCode(
        lists.map(({ template }) => template),
        'list',
      ),
      year,
    );
  }
  const { id: _i, adoptedAt: _a, versions: _v, ...fields } = present;
  return { ...fields, version: nextVersion(present.version, year) };
}

function Editor({ present, lists }: { present: Line | null; lists: readonly Line[] }) {
  const { say, language } = useWords();
  const navigate = useNavigate();
  const { registry } = useTRPC();
  const adopt = useMutation(registry.adoptChecklist.mutationOptions());
  const draft = useDraft(`checklist.${present?.template ?? 'new'}`, beginning(present, lists));
  const { act, busy, refusal } = useAct();
  const [asked, setAsked] = useState(false);
  const list = draft.value;
  const set = (next: Editing) => draft.change(() => next);
  const faults = faultsOf(list);
  const checked = checkForm(AdoptChecklist, list);
  const named = list.name.trim() !== '' && list.version.trim() !== '';
  const ready = faults.length === 0 && named && 'value' in checked;
  const publish = () =>
    act({
      run: () => adopt.mutateAsync(list),
      done: say('desk.checklist.adopted'),
      after: async () => {
        draft.clear();
        await navigate({ to: '/registry/checklist/$template', params: { template: list.template } });
      },
    });
  return (
    <Page
      title={
        present === null
          ? say('desk.list.new')
          : say('desk.list.edit', {
              name: language === 'en' ? (present.nameEn ?? present.name) : present.name,
            })
      }
      above={
        present === null ? (
          <Link to="/registry/checklist">{say('desk.checklist')}</Link>
        ) : (
          <Link to="/registry/checklist/$template" params={{ template: present.template }}>
            {language === 'en' ? (present.nameEn ?? present.name) : present.name}
          </Link>
        )
      }
    >
      <div className={styles.editor}>
        <div className={styles.form}>
          <FieldGroup title={say('desk.list.head')}>
            <Pair>
              <TextInput
                label={say('desk.list.name.zh')}
                required
                maxLength={200}
                value={list.name}
                onChange={(event) => set({ ...list, name: event.currentTarget.value })}
              />
              <TextInput
                label={say('desk.list.name.en')}
                maxLength={200}
                value={list.nameEn ?? ''}
                onChange={(event) => {
                  const { nameEn: _, ...rest } = list;
                  const typed = event.currentTarget.value;
                  set(typed === '' ? rest : { ...rest, nameEn: typed });
                }}
              />
            </Pair>
            <TextInput
              label={say('desk.list.version')}
              description={say('desk.list.version.hint')}
              required
              maxLength={40}
              value={list.version}
              onChange={(event) => set({ ...list, version: event.currentTarget.value })}
            />
            <Checkbox
              label={say('desk.list.standing')}
              description={say('desk.list.standing.hint')}
              checked={list.standing}
              onChange={(event) => set({ ...list, standing: event.currentTarget.checked })}
            />
          </FieldGroup>
          <GroupFields list={list} onChange={set} />
          {list.questions.length === 0 ? (
            <p className="mc-quiet">{say('checklist-fault.no-questions')}</p>
          ) : null}
          {list.questions.map((question, at) => (
            <QuestionEditor
              key={question.id}
              list={list}
              at={at}
              question={question}
              faults={faults.filter((each) => each.question === question.id)}
              onChange={(next) => set(changed(list, at, next))}
              onMove={(by) => set(moved(list, at, by))}
              onRemove={() => set(removed(list, at))}
            />
          ))}
          <Group>
            <Button onClick={() => set(added(list))}>{say('desk.list.add')}</Button>
          </Group>
          {refusal === null ? null : <RefusalNote refusal={refusal} />}
          {ready ? null : (
            <p role="status" className="mc-quiet">
              {say('desk.list.unready', { count: faults.length + (named ? 0 : 1) })}
            </p>
          )}
          <Group>
            <Button variant="filled" disabled={!ready} onClick={() => setAsked(true)}>
              {say('desk.list.publish')}
            </Button>
            <Button variant="subtle" onClick={draft.clear}>
              {say('desk.draft.drop')}
            </Button>
            <span className="mc-quiet">{say('desk.draft.kept')}</span>
          </Group>
        </div>
        <Preview list={list} />
      </div>
      <Consequence
        opened={asked}
        onClose={() => setAsked(false)}
        title={say('desk.list.publish')}
        act={say('desk.list.publish')}
        lines={[
          say('desk.adopt.line', {
            edition: list.version,
            ...differenceOf(textsOf(present?.questions ?? []), textsOf(list.questions)),
          }),
          say('desk.list.publish.stays'),
        ]}
        busy={busy}
        onAct={() => void publish().then(() => setAsked(false))}
      />
    </Page>
  );
}
