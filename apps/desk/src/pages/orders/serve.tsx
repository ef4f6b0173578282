import { Button } from '@mantine/core';
import { ServeOrder } from '@mingcha/domain/orders';
import { useWords, useZone } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { ProofFields, proofOf, useEmptyProof } from '../../forms/proof-fields.tsx';
import type { OrderDetail } from './detail.tsx';

/** The return receipt, typed off with its scan. From the day it shows, the clocks run. */
export function Serve({ order }: { order: OrderDetail['order'] }) {
  const { say } = useWords();
  const zone = useZone();
  const empty = useEmptyProof();
  const [opened, setOpened] = useState(false);
  const serve = useMutation(useTRPC().orders.serve.mutationOptions());
  return (
    <>
      <Button variant="filled" onClick={() => setOpened(true)}>
        {say('desk.order.serve')}
      </Button>
      <FormDialog
        title={say('desk.order.serve')}
        form={`order.serve.${order.id}`}
        opened={opened}
        onClose={() => setOpened(false)}
        lines={[say('desk.order.serve.line')]}
        done={say('desk.order.served')}
        initial={{ proof: empty }}
        schema={ServeOrder}
        toCommand={({ proof }) => ({ proof: proofOf(proof, zone) })}
        run={(said) => serve.mutateAsync({ ...said, id: order.id, expected: order.version })}
      >
        {({ values, set, faultOf }) => (
          <ProofFields value={values.proof} onChange={(proof) => set('proof', proof)} faultOf={faultOf} />
        )}
      </FormDialog>
    </>
  );
}
