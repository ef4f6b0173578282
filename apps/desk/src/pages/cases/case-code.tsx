import { Select } from '@mantine/core';
import { useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { PrintCode } from '../../parts/print-code.tsx';
import type { CaseDetail } from './detail.tsx';

const month = 31 * 86_400_000;

interface CaseCodeProps {
  row: CaseDetail['case'];
  document: 'prior-notice' | 'case-decision';
}

/** The notice or the decision with a slip behind it: of a person, for them; of a unit, for its chief. */
export function CaseCode({ row, document }: CaseCodeProps) {
  const { say, term } = useWords();
  const trpc = useTRPC();
  const [chosen, setChosen] = useState<string | null>(null);
  const print = useMutation(trpc.cases.printWithCode.mutationOptions());
  const unit = useQuery({
    ...trpc.registry.unit.get.queryOptions({ id: row.unit ?? '' }),
    enabled: row.unit !== null,
  });
  const chiefs = (unit.data?.seats ?? []).filter((seat) => seat.duty === 'chief' && seat.holder !== null);
  const seat = chiefs.find((each) => each.id === chosen) ?? chiefs[0];
  return (
    <PrintCode
      label={say(document === 'prior-notice' ? 'desk.case.code.notice' : 'desk.case.code.decision')}
      last={Date.now() + month}
      ready={row.person !== null || seat !== undefined}
      print={(until) =>
        print.mutateAsync({
          id: row.id,
          document,
          until,
          ...(row.person === null && seat ? { seat: seat.id } : {}),
        })
      }
    >
      {row.person === null ? (
        <Select
          label={say('desk.order.printCode.for')}
          data={chiefs.map((each) => ({
            value: each.id,
            label: `${term('duty', each.duty)} · ${unit.data?.names[each.holder ?? ''] ?? ''}`,
          }))}
          value={seat?.id ?? null}
          onChange={setChosen}
        />
      ) : null}
    </PrintCode>
  );
}
