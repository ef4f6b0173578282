import { ActionIcon, Button, Checkbox } from '@mantine/core';
import { Empty, FindingLine, useWords } from '@mingcha/ui';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { pages } from '../../api/pages.ts';
import { client } from '../../api/trpc.ts';
import { namesOf } from '../../parts/list-of.tsx';
import { Unread } from '../../parts/read.tsx';
import { useSubCode } from '../../parts/use-sub-code.ts';
import styles from './bulletins.module.css';

interface FindingPickerProps {
  chosen: readonly string[];
  onChange: (findings: string[]) => void;
}

/** Confirmed findings only. Chosen ones stand first, in the order of printing. */
export function FindingPicker({ chosen, onChange }: FindingPickerProps) {
  const { say } = useWords();
  const subCode = useSubCode();
  const query = useInfiniteQuery(
    pages('findings.list', client.findings.list.query, { state: ['confirmed'], limit: 100 }),
  );
  if (query.data === undefined) return <Unread query={query} />;
  const read = query.data.pages;
  const nameOf = namesOf(read);
  const rows = read.flatMap((page) => page.rows);
  if (rows.length === 0 && chosen.length === 0) {
    return <Empty title={say('desk.bulletin.findings.none')} why={say('desk.bulletin.none.why')} />;
  }
  const inOrder = [
    ...chosen.flatMap((id) => rows.find((row) => row.id === id) ?? []),
    ...rows.filter((row) => !chosen.includes(row.id)),
  ];
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  const move = (id: string, step: 1 | -1) => {
    const at = chosen.indexOf(id);
    const next = [...chosen];
    const other = next[at + step];
    if (other === undefined) return;
    next[at + step] = id;
    next[at] = other;
    onChange(next);
  };
  return (
    <div>
      <p className="mc-quiet">
        {say('desk.bulletin.findings.hint')} ·{' '}
        {say('desk.bulletin.findings.chosen', { count: chosen.length })}
      </p>
      <ul className={styles.picker}>
        {inOrder.map((row) => {
          const at = chosen.indexOf(row.id);
          return (
            <li key={row.id} className={styles.pick} data-chosen={at !== -1}>
              <Checkbox
                checked={at !== -1}
                onChange={() => toggle(row.id)}
                aria-label={row.observation ?? say(row.erased ? 'ui.erased' : 'ui.wordsToCome')}
              />
              <FindingLine
                finding={{ ...row, state: undefined, unit: nameOf(row.unit), window: nameOf(row.window) }}
                subCodeName={subCode(row.subCode)}
              />
              {at === -1 ? null : (
                <span className={styles.moves}>
                  <ActionIcon
                    variant="default"
                    size="sm"
                    disabled={at === 0}
                    aria-label={say('desk.bulletin.up')}
                    onClick={() => move(row.id, -1)}
                  >
                    <IconArrowUp size="1rem" aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    variant="default"
                    size="sm"
                    disabled={at === chosen.length - 1}
                    aria-label={say('desk.bulletin.down')}
                    onClick={() => move(row.id, 1)}
                  >
                    <IconArrowDown size="1rem" aria-hidden />
                  </ActionIcon>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {query.hasNextPage ? (
        <Button size="xs" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {say('ui.more')}
        </Button>
      ) : null}
    </div>
  );
}
