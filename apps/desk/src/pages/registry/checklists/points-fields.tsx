import { ActionIcon, Button, Checkbox, NumberInput } from '@mantine/core';
import type { Points, Question } from '@mingcha/domain/registry';
import { useRowKeys, useWords } from '@mingcha/ui';
import { IconX } from '@tabler/icons-react';
import styles from './checklists.module.css';
import { without } from './editing.ts';
import { choiceName } from './value-field.tsx';

interface PointsFieldsProps {
  question: Question;
  onChange: (question: Question) => void;
}

/** What counting begins with when it is switched on. */
function firstPoints({ answer, choices = [] }: Question): Points | null {
  switch (answer) {
    case 'yes-no':
      return { by: 'yes-no', yes: 10, no: 0 };
    case 'score':
      return { by: 'scale', each: 1 };
    case 'choice':
      return { by: 'choice', each: Object.fromEntries(choices.map((choice) => [choice, 0])) };
    case 'text':
      return null;
    default:
      return { by: 'steps', steps: [{ upTo: 1, points: 10 }], beyond: 0 };
  }
}

/** How an answer counts; below nothing takes off, and no group ends below nothing. */
export function PointsFields({ question, onChange }: PointsFieldsProps) {
  const { say } = useWords();
  const { points } = question;
  const first = firstPoints(question);
  if (first === null) return null;
  return (
    <div className={styles.part}>
      <Checkbox
        label={say('desk.list.counts')}
        checked={points !== undefined}
        onChange={(event) =>
          onChange(event.currentTarget.checked ? { ...question, points: first } : without(question, 'points'))
        }
      />
      {points === undefined ? null : (
        <Amounts
          question={question}
          points={points}
          onPoints={(next) => onChange({ ...question, points: next })}
        />
      )}
    </div>
  );
}

interface AmountsProps {
  question: Question;
  points: Points;
  onPoints: (points: Points) => void;
}

function Amounts({ question, points, onPoints }: AmountsProps) {
  const { say, language } = useWords();
  switch (points.by) {
    case 'yes-no':
      return (
        <div className={styles.condition}>
          <Amount
            label={say('desk.yes')}
            value={points.yes}
            onChange={(yes) => onPoints({ ...points, yes })}
          />
          <Amount label={say('desk.no')} value={points.no} onChange={(no) => onPoints({ ...points, no })} />
        </div>
      );
    case 'scale':
      return (
        <Amount
          label={say('desk.list.points.each')}
          least={1}
          value={points.each}
          onChange={(each) => onPoints({ ...points, each })}
        />
      );
    case 'choice':
      return (
        <div className={styles.condition}>
          {(question.choices ?? []).map((choice) => (
            <Amount
              key={choice}
              label={choiceName(question, choice, language)}
              value={points.each[choice] ?? 0}
              onChange={(amount) => onPoints({ ...points, each: { ...points.each, [choice]: amount } })}
            />
          ))}
        </div>
      );
    case 'steps':
      return <Steps points={points} onPoints={onPoints} />;
  }
}

function Steps({
  points,
  onPoints,
}: {
  points: Extract<Points, { by: 'steps' }>;
  onPoints: (points: Points) => void;
}) {
  const { say } = useWords();
  const rows = useRowKeys(points.steps.length);
  const set = (steps: typeof points.steps) => onPoints({ ...points, steps });
  return (
    <>
      {points.steps.map((step, index) => (
        <div key={rows.of(index)} className={styles.condition}>
          <Amount
            label={say('desk.list.points.upTo')}
            least={0}
            value={step.upTo}
            onChange={(upTo) =>
              set(points.steps.map((each, at) => (at === index ? { ...each, upTo } : each)))
            }
          />
          <Amount
            label={say('desk.list.points')}
            value={step.points}
            onChange={(amount) =>
              set(points.steps.map((each, at) => (at === index ? { ...each, points: amount } : each)))
            }
          />
          <ActionIcon
            variant="subtle"
            aria-label={say('desk.list.step.remove')}
            disabled={points.steps.length === 1}
            onClick={() => {
              rows.drop(index);
              set(points.steps.filter((_, at) => at !== index));
            }}
          >
            <IconX size="1rem" aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <div className={styles.condition}>
        <Amount
          label={say('desk.list.points.beyond')}
          value={points.beyond}
          onChange={(beyond) => onPoints({ ...points, beyond })}
        />
        <Button
          size="xs"
          variant="subtle"
          onClick={() => set([...points.steps, { upTo: (points.steps.at(-1)?.upTo ?? 0) + 1, points: 0 }])}
        >
          {say('desk.list.step.add')}
        </Button>
      </div>
    </>
  );
}

interface AmountProps {
  label: string;
  value: number;
  least?: number;
  onChange: (value: number) => void;
}

function Amount({ label, value, least = -100, onChange }: AmountProps) {
  return (
    <NumberInput
      label={label}
      min={least}
      max={10_000}
      allowDecimal={false}
      value={value}
      onChange={(typed) => typeof typed === 'number' && onChange(typed)}
    />
  );
}
