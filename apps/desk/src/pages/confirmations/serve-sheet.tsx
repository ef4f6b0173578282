import { Button } from '@mantine/core';
import { ServeConfirmation } from '@mingcha/domain/findings';
import { useWords, useZone } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { ProofFields, proofOf, useEmptyProof } from '../../forms/proof-fields.tsx';
import type { Sheet } from './sheet-facts.tsx';

/** From the return receipt: only with it does time begin to run. */
export function ServeSheet({ sheet }: { sheet: Sheet }) {
  const { say } = useWords();
  const zone = useZone();
  const empty = useEmptyProof();
  const [opened, setOpened] = useState(false);
  const serve = useMutation(useTRPC().confirmations.serve.mutationOptions());
  return (
    <>
      <Button onClick={() => setOpened(true)}>{say('desk.replies.serve')}</Button>
      <FormDialog
        title={say('desk.replies.serve')}
        form={`confirmation.serve.${sheet.id}`}
        initial={{ proof: empty }}
        schema={ServeConfirmation}
        toCommand={({ proof }) => ({ proof: proofOf(proof, zone) })}
        run={({ proof }) => serve.mutateAsync({ id: sheet.id, expected: sheet.version, proof })}
        done={say('desk.replies.served')}
        opened={opened}
        onClose={() => setOpened(false)}
        lines={[say('desk.replies.open.clock')]}
      >
        {({ values, set, faultOf }) => (
          <ProofFields value={values.proof} onChange={(proof) => set('proof', proof)} faultOf={faultOf} />
        )}
      </FormDialog>
    </>
  );
}
