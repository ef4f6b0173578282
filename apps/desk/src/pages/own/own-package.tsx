import { Button } from '@mantine/core';
import { RefusalNote, useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { useAct } from '../../parts/use-act.ts';
import { useMay } from '../../session/use-may.ts';
import type { OwnRow } from './own-case.tsx';

type Made = Output['packages']['makeOwn'];

/** Each step of one's own case and when it was done, to be checked without those who did it. */
export function OwnPackage({ row, name }: { row: OwnRow; name: string }) {
  const { say } = useWords();
  const [made, setMade] = useState<Made | null>(null);
  const make = useMutation(useTRPC().packages.makeOwn.mutationOptions());
  const { act, busy, refusal } = useAct();
  if (!useMay('package.own') || row.decided.length === 0) return null;
  if (made !== null)
    return (
      <div className="mc-stack" role="status">
        <p>{say('desk.package.own.ready')}</p>
        <Button
          component="a"
          href={`/files/packages/${made.id}`}
          download={made.filename}
          variant="filled"
          style={{ justifySelf: 'start' }}
        >
          {say('desk.package.download')}
        </Button>
      </div>
    );
  return (
    <div className="mc-stack">
      <Button
        variant="subtle"
        size="xs"
        loading={busy}
        style={{ justifySelf: 'start' }}
        onClick={() =>
          void act({
            run: () => make.mutateAsync({ id: row.id, receiver: name, way: 'folder' }),
            after: setMade,
          })
        }
      >
        {say('desk.package.own')}
      </Button>
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
    </div>
  );
}
