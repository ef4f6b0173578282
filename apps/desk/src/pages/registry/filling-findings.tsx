import { Button } from '@mantine/core';
import { columnWord, type Mistake, type SheetName, sheetNames, sheetWord } from '@mingcha/domain/filling';
import { type Column, Rows, Tag, useWords } from '@mingcha/ui';
import { sayFact, type WordKey } from '@mingcha/words';
import type { Checked } from '../../api/registry-file.ts';
import { csvOf, saveText } from './mistakes-file.ts';
import styles from './registry.module.css';

type Count = Checked['counts'][SheetName] & { sheet: SheetName };

/** What was found in the file: how much would be made, and every mistake with its place and its remedy. */
export function FillingFindings({ checked }: { checked: Checked }) {
  const { say, language } = useWords();
  const { mistakes, mistakesInAll, counts, ignored, withheld } = checked;
  const sheet = (name: SheetName) => say(sheetWord(name));
  const column = ({ sheet: of, column: at }: Mistake) =>
    at === null ? '' : say(at === 'mark' ? 'filling.mark' : columnWord(of, at));
  const told = ({ code, facts }: Mistake, part: '' | '.do') =>
    say(`filling.mistake.${code}${part}` as WordKey, saidFacts(facts, language));
  const rows: Count[] = sheetNames
    .map((name) => ({ sheet: name, ...counts[name] }))
    .filter(({ create, change, same }) => create + change + same > 0);
  // Where a row stands as a card its numbers have no heading: they carry their words.
  const found = ({ create, change, same }: Count) =>
    [
      create > 0 ? say('filling.create', { count: create }) : '',
      change > 0 ? say('filling.change', { count: change }) : '',
      same > 0 ? say('filling.same', { count: same }) : '',
    ]
      .filter((part) => part !== '')
      .join(' · ');
  const lists = [
    ...withheld.map(({ sheet: of, count, roles }) =>
      say('filling.withheld', { sheet: sheet(of), count, roles: sayFact(language, roles) }),
    ),
    ...(ignored.length === 0
      ? []
      : [
          say('filling.ignored', {
            names: ignored
              .map((one) => (one.column === null ? one.sheet : `${one.sheet} / ${one.column}`))
              .join(say('desk.listComma')),
          }),
        ]),
  ];
  const columns: readonly Column<Mistake>[] = [
    { key: 'sheet', header: say('filling.sheet'), cell: (one) => sheet(one.sheet) },
    { key: 'row', header: say('filling.row'), cell: (one) => say('filling.row.at', { row: one.row }) },
    { key: 'column', header: say('filling.column'), cell: column },
    { key: 'wrong', header: say('filling.wrong'), cell: (one) => told(one, '') },
    { key: 'todo', header: say('filling.todo'), cell: (one) => told(one, '.do') },
  ];
  const save = () => {
    const head = columns.map(({ header }) => header);
    const body = mistakes.map((one) => [
      sheet(one.sheet),
      String(one.row),
      column(one),
      told(one, ''),
      told(one, '.do'),
    ]);
    saveText(`${say('filling.mistakes.file')}.csv`, csvOf([head, ...body]), 'text/csv');
  };
  return (
    <div className={styles.findings}>
      <p role="status" className={styles.verdict}>
        {mistakesInAll === 0 ? (
          <Tag tone="done" label={say('filling.clean')} />
        ) : (
          <Tag tone="stopped" label={say('filling.mistakes', { count: mistakesInAll })} />
        )}
        {mistakesInAll > mistakes.length ? (
          <span>{say('filling.mistakes.more', { shown: mistakes.length })}</span>
        ) : null}
        {mistakes.length === 0 ? null : (
          <Button size="xs" onClick={save}>
            {say('filling.mistakes.save')}
          </Button>
        )}
      </p>
      {mistakes.length === 0 ? null : (
        <Rows
          label={say('filling.wrong')}
          columns={columns}
          rows={mistakes}
          rowKey={(one) => `${one.sheet} ${one.row} ${one.column} ${one.code}`}
          empty={null}
        />
      )}
      {rows.length === 0 ? null : (
        <Rows
          label={say('filling.counts')}
          columns={[
            { key: 'sheet', header: say('filling.sheet'), cell: (one) => sheet(one.sheet) },
            { key: 'found', header: say('filling.counts'), cell: found },
          ]}
          rows={rows}
          rowKey={(one) => one.sheet}
          empty={null}
        />
      )}
      {lists.map((line) => (
        <p key={line} className={styles.said}>
          {line}
        </p>
      ))}
    </div>
  );
}

const saidFacts = (facts: Mistake['facts'], language: 'zh-CN' | 'en') =>
  Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, sayFact(language, fact)]));
