import { Button } from '@mantine/core';
import { useWords } from '@mingcha/ui';
import { type ReactNode, useState } from 'react';

interface StepButtonsProps<Step extends string> {
  /** What may be done now; the first is what waits. */
  offered: readonly Step[];
  /** The dialog of the step that was pressed. */
  children: (step: Step, onClose: () => void) => ReactNode;
}

/** A button for each step that is open to this reader, named as the command is, and the dialog of the one pressed. */
export function StepButtons<Step extends string>({ offered, children }: StepButtonsProps<Step>) {
  const { term } = useWords();
  const [asking, setAsking] = useState<Step | null>(null);
  return (
    <>
      {offered.map((step, place) => (
        <Button key={step} variant={place === 0 ? 'filled' : 'default'} onClick={() => setAsking(step)}>
          {term('command', step)}
        </Button>
      ))}
      {asking === null ? null : children(asking, () => setAsking(null))}
    </>
  );
}
