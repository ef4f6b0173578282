import { Textarea } from '@mantine/core';
import {
  carriedLinks,
  type Figures,
  type StatementLink,
  type StatementPart,
} from '@mingcha/domain/bulletins';
import { memo, useRef } from 'react';
import { Statements } from './statements.tsx';
import type { Findings } from './use-findings.ts';
import { WordingHints } from './wording.tsx';

interface TypedTextProps {
  part: StatementPart;
  label: string;
  hint?: string;
  value: string;
  error: string | undefined;
  links: readonly StatementLink[];
  findings: Findings;
  figures: Figures | null;
  onText: (part: StatementPart, text: string, links: StatementLink[]) => void;
  onLinks: (links: StatementLink[]) => void;
}

/** A part of the bulletin that is written by hand: its words are looked through, its numbers held against the snapshot. */
export const TypedText = memo(function TypedText(props: TypedTextProps) {
  const { part, label, hint, value, error, links, findings, figures, onText, onLinks } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <div>
      <Textarea
        ref={field}
        name={part}
        label={label}
        {...(hint === undefined ? {} : { description: hint })}
        autosize
        minRows={3}
        maxLength={4000}
        value={value}
        error={error}
        onChange={(event) => {
          const text = event.currentTarget.value;
          onText(part, text, [...carriedLinks(part, value, text, links)]);
        }}
      />
      <WordingHints label={label} text={value} field={() => field.current} />
      <Statements
        part={part}
        text={value}
        links={links}
        findings={findings}
        figures={figures}
        onChange={onLinks}
      />
    </div>
  );
});
