import { useWords } from '@mingcha/ui';
import type { z } from 'zod';
import { FormDialog, type FormDialogProps } from '../../forms/form-dialog.tsx';

export interface Line {
  id: string;
  version: number;
  /** The last day on which it stood, and why it ended. */
  endedOn?: string | null;
  endReason?: string | null;
}

/** What a register's page hands to its form: a line that stands, or none for a new one. */
export interface LineProps<Row> {
  row: Row | null;
  /** The unit that the list is narrowed to, for a new line. */
  unit: string | null;
  onClose: () => void;
}

interface LineFormProps<Values extends object, Schema extends z.ZodType>
  extends Omit<FormDialogProps<Values, Schema>, 'opened' | 'run' | 'done' | 'title'> {
  row: Line | null;
  /** The name of the act that makes a new line. */
  act: string;
  register: (command: z.output<Schema>) => Promise<unknown>;
  revise: (command: z.output<Schema> & { id: string; expected: number }) => Promise<unknown>;
}

/** The same fields make a new line of a register and put a standing one right. */
export function LineForm<Values extends object, Schema extends z.ZodType>({
  row,
  act,
  form,
  register,
  revise,
  ...dialog
}: LineFormProps<Values, Schema>) {
  const { say } = useWords();
  return (
    <FormDialog
      {...dialog}
      opened
      form={row === null ? form : `${form}.${row.id}`}
      title={row === null ? act : say('desk.revise')}
      lines={row === null ? [] : [say('desk.revise.line')]}
      done={say(row === null ? 'desk.registered' : 'desk.revised')}
      run={(command) =>
        row === null
          ? register(command)
          : // A command of a register is a plain object; its schema is not known to be one here.
            revise({ ...(command as object), id: row.id, expected: row.version } as Parameters<
              typeof revise
            >[0])
      }
    />
  );
}
