import { ActionIcon, Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useRowKeys, useWords } from '@mingcha/ui';
import { IconX } from '@tabler/icons-react';
import { FieldGroup } from '../../../forms/form-frame.tsx';
import styles from './checklists.module.css';
import { type Editing, newCode } from './editing.ts';

interface GroupFieldsProps {
  list: Editing;
  onChange: (list: Editing) => void;
}

const tones = ['good', 'fair', 'poor'] as const;

/** The dimensions that are counted apart, and the grades that a share of the points comes to. */
export function GroupFields({ list, onChange }: GroupFieldsProps) {
  const { say } = useWords();
  const groups = list.groups ?? [];
  const bands = list.bands ?? [];
  const rows = useRowKeys(bands.length);
  const setGroups = (next: typeof groups) => onChange({ ...list, groups: next });
  const setBands = (next: typeof bands) => onChange({ ...list, bands: next });
  return (
    <>
      <FieldGroup title={say('desk.list.groups')}>
        {groups.map((group, index) => (
          <div key={group.id} className={styles.condition}>
            {(['zh', 'en'] as const).map((language) => (
              <TextInput
                key={language}
                label={say(`desk.list.group.${language}`, { number: index + 1 })}
                value={group[language]}
                onChange={(event) =>
                  setGroups(
                    groups.map((each) =>
                      each.id === group.id ? { ...each, [language]: event.currentTarget.value } : each,
                    ),
                  )
                }
              />
            ))}
            <ActionIcon
              variant="subtle"
              aria-label={say('desk.list.group.remove', { number: index + 1 })}
              disabled={groups.length === 1 || list.questions.some((question) => question.group === group.id)}
              onClick={() => setGroups(groups.filter(({ id }) => id !== group.id))}
            >
              <IconX size="1rem" aria-hidden />
            </ActionIcon>
          </div>
        ))}
        <Button
          className={styles.more ?? ''}
          size="xs"
          variant="subtle"
          onClick={() =>
            setGroups([
              ...groups,
              {
                id: newCode(
                  groups.map(({ id }) => id),
                  'group',
                ),
                zh: '',
                en: '',
              },
            ])
          }
        >
          {say('desk.list.group.add')}
        </Button>
      </FieldGroup>
      <FieldGroup title={say('desk.list.bands')}>
        {bands.map((band, index) => {
          const change = (part: Partial<typeof band>) =>
            setBands(bands.map((each, at) => (at === index ? { ...each, ...part } : each)));
          return (
            <div key={rows.of(index)} className={styles.condition}>
              <NumberInput
                label={say('desk.list.band.from', { number: index + 1 })}
                min={0}
                max={100}
                allowDecimal={false}
                value={band.from}
                onChange={(from) => typeof from === 'number' && change({ from })}
              />
              <TextInput
                label={say('desk.list.band.zh', { number: index + 1 })}
                value={band.zh}
                onChange={(event) => change({ zh: event.currentTarget.value })}
              />
              <TextInput
                label={say('desk.list.band.en', { number: index + 1 })}
                value={band.en}
                onChange={(event) => change({ en: event.currentTarget.value })}
              />
              <Select
                label={say('desk.list.band.tone', { number: index + 1 })}
                value={band.tone}
                allowDeselect={false}
                data={tones.map((tone) => ({ value: tone, label: say(`desk.list.tone.${tone}`) }))}
                onChange={(tone) => tone !== null && change({ tone: tone as (typeof tones)[number] })}
              />
              <ActionIcon
                variant="subtle"
                aria-label={say('desk.list.band.remove', { number: index + 1 })}
                onClick={() => {
                  rows.drop(index);
                  setBands(bands.filter((_, at) => at !== index));
                }}
              >
                <IconX size="1rem" aria-hidden />
              </ActionIcon>
            </div>
          );
        })}
        <Button
          className={styles.more ?? ''}
          size="xs"
          variant="subtle"
          disabled={bands.length >= 6}
          onClick={() => setBands([...bands, { from: 0, zh: '', en: '', tone: 'fair' }])}
        >
          {say('desk.list.band.add')}
        </Button>
      </FieldGroup>
    </>
  );
}
