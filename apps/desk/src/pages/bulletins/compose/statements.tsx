import { MultiSelect } from '@mantine/core';
import {
  type Figures,
  linked,
  type StatementLink,
  type StatementPart,
  statementsOf,
} from '@mingcha/domain/bulletins';
import { useWords } from '@mingcha/ui';
import styles from './compose.module.css';
import { NumberMarks } from './number-marks.tsx';
import { placeOf } from './order.ts';
import type { Findings } from './use-findings.ts';

interface StatementsProps {
  part: StatementPart;
  text: string;
  links: readonly StatementLink[];
  findings: Findings;
  figures: Figures | null;
  onChange: (links: StatementLink[]) => void;
}

/** What each typed paragraph rests on, and who says its numbers. */
export function Statements({ part, text, links, findings, figures, onChange }: StatementsProps) {
  const { say } = useWords();
  const { order, infoOf, styleOf } = findings;
  const statements = statementsOf(part, text, links);
  if (statements.length === 0 || order.length === 0) return null;
  const observationOf = (id: string) => infoOf(id)?.observation ?? null;
  const options = order.map((id) => ({
    value: id,
    label: say('desk.statement.option', {
      at: placeOf(order, id, styleOf)?.at ?? 0,
      words: (observationOf(id) ?? '').slice(0, 20),
    }),
  }));
  return (
    <ol className={styles.statements} aria-label={say(`desk.statement.of.${part}`)}>
      {statements.map((statement) => {
        const { paragraph } = statement;
        return (
          <li key={paragraph} data-statement={`${part} ${paragraph}`}>
            <MultiSelect
              label={say('desk.statement.label', { n: paragraph + 1, words: statement.text.slice(0, 18) })}
              {...(statement.findings.length === 0 ? { placeholder: say('desk.statement.none') } : {})}
              data={options}
              value={statement.findings.filter((id) => order.includes(id))}
              onChange={(chosen) => onChange(linked(links, { part, paragraph, findings: chosen }))}
              searchable
              clearable
              size="xs"
            />
            {figures === null ? null : (
              <NumberMarks statement={statement} figures={figures} observationOf={observationOf} />
            )}
          </li>
        );
      })}
    </ol>
  );
}
