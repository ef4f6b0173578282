import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { z } from 'zod';
import { FormDialog, type FormDialogProps } from '../../forms/form-dialog.tsx';

interface RegisterProps<Values extends object, Schema extends z.ZodType>
  extends Omit<FormDialogProps<Values, Schema>, 'opened' | 'onClose'> {
  filled?: boolean;
  size?: 'xs' | 'sm';
}

/** A button, and the dialog that it opens. */
export function Register<Values extends object, Schema extends z.ZodType>({
  filled = true,
  size = 'sm',
  ...dialog
}: RegisterProps<Values, Schema>) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant={filled ? 'filled' : 'default'} size={size} onClick={open}>
        {dialog.title}
      </Button>
      <FormDialog {...dialog} opened={opened} onClose={close} />
    </>
  );
}
