import { Button, Group, Select, TextInput } from '@mantine/core';
import { channels, type PublicationChannel, PublishBulletin } from '@mingcha/domain/bulletins';
import { useWords } from '@mingcha/ui';
import { useState } from 'react';
import { FormDialog } from '../../forms/form-dialog.tsx';

interface Row {
  /** Of the row alone, so that typing in one keeps its place. */
  key: number;
  channel: PublicationChannel['channel'];
  name: string;
}

interface ChannelsDialogProps {
  act: string;
  form: string;
  line: string;
  done: string;
  initial: readonly PublicationChannel[];
  run: (channels: PublicationChannel[]) => Promise<unknown>;
}

/** Where a bulletin was published, or where it was told that it no longer stands: kind and name of each channel. */
export function ChannelsDialog({ act, form, line, done, initial, run }: ChannelsDialogProps) {
  const { say } = useWords();
  const [opened, setOpened] = useState(false);
  const blank: PublicationChannel = { channel: 'government-site', name: '' };
  const first = (initial.length === 0 ? [blank] : initial).map((one, key): Row => ({ key, ...one }));
  return (
    <>
      <Button variant="filled" onClick={() => setOpened(true)}>
        {act}
      </Button>
      <FormDialog
        title={act}
        form={form}
        initial={{ rows: first }}
        schema={PublishBulletin}
        toCommand={({ rows }) => ({ channels: rows.map(({ channel, name }) => ({ channel, name })) })}
        run={(command) => run(command.channels)}
        done={done}
        opened={opened}
        onClose={() => setOpened(false)}
        lines={[line]}
      >
        {({ values: { rows }, set, faultOf }) => {
          const put = (key: number, change: Partial<Row>) =>
            set(
              'rows',
              rows.map((row) => (row.key === key ? { ...row, ...change } : row)),
            );
          return (
            <>
              {rows.map(({ key, channel, name }, at) => (
                <Group key={key} align="flex-end" gap="xs" grow>
                  <Select
                    label={say('desk.publication.channel')}
                    data={channels.map((each) => ({
                      value: each,
                      label: say(`desk.publication.channel.${each}`),
                    }))}
                    value={channel}
                    allowDeselect={false}
                    onChange={(chosen) => put(key, { channel: (chosen ?? 'other') as Row['channel'] })}
                  />
                  <TextInput
                    label={say('desk.publication.channel.name')}
                    required
                    maxLength={200}
                    value={name}
                    error={faultOf(`channels.${at}.name`)}
                    onChange={(event) => put(key, { name: event.currentTarget.value })}
                  />
                  {rows.length === 1 ? null : (
                    <Button
                      size="sm"
                      variant="subtle"
                      onClick={() =>
                        set(
                          'rows',
                          rows.filter((row) => row.key !== key),
                        )
                      }
                    >
                      {say('desk.publication.channel.remove', { name: name || String(at + 1) })}
                    </Button>
                  )}
                </Group>
              ))}
              <Button
                size="sm"
                variant="default"
                onClick={() =>
                  set('rows', [...rows, { ...blank, key: Math.max(...rows.map(({ key }) => key)) + 1 }])
                }
              >
                {say('desk.publication.channel.add')}
              </Button>
            </>
          );
        }}
      </FormDialog>
    </>
  );
}
