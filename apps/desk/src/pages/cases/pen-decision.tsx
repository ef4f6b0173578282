import { Button } from '@mantine/core';
import { useWords } from '@mingcha/ui';
import { useState } from 'react';
import { OneField } from '../../forms/fields.tsx';
import { useMay } from '../../session/use-may.ts';
import { DecisionStep, EndStep } from './decision-steps.tsx';
import type { CaseDetail } from './detail.tsx';

const verdicts = ['decideCase', 'exemptCase', 'dismissCase'] as const;
type Verdict = (typeof verdicts)[number];

/** 呈批单: what was agreed together is typed and printed; whoever decides signs and dates it with a pen. */
export function PenDecision({ row }: { row: CaseDetail['case'] }) {
  const { say, term } = useWords();
  const [opened, setOpened] = useState(false);
  const [verdict, setVerdict] = useState<Verdict>('decideCase');
  if (!useMay('paper.prepare')) return null;
  const Step = verdict === 'decideCase' ? DecisionStep : EndStep;
  return (
    <>
      <Button onClick={() => setOpened(true)}>{say('desk.case.pen')}</Button>
      {opened ? (
        <Step
          key={verdict}
          pen
          row={row}
          step={verdict}
          onClose={() => setOpened(false)}
          above={
            <OneField
              name="verdict"
              label={say('desk.case.pen.verdict')}
              required
              options={verdicts.map((each) => ({ value: each, label: term('command', each) }))}
              value={verdict}
              onChange={(chosen) => setVerdict((chosen ?? 'decideCase') as Verdict)}
            />
          }
        />
      ) : null}
    </>
  );
}
