import { Button } from '@mantine/core';
import { RefusalNote, useWords } from '@mingcha/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { DayField } from '../../forms/fields.tsx';
import { FieldGroup, Pair } from '../../forms/form-frame.tsx';
import { useAct } from '../../parts/use-act.ts';

type Figures = Output['dispatches']['figures'];

/** Numbers of what went out between two days, as the beginning of an article. */
export function FigureFields({ onFigures }: { onFigures: (figures: Figures) => void }) {
  const { say } = useWords();
  const trpc = useTRPC();
  const client = useQueryClient();
  const { act, busy, refusal } = useAct();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const fill = () =>
    act({
      run: () => client.fetchQuery(trpc.dispatches.figures.queryOptions({ from, to })),
      done: say('desk.dispatch.figures'),
      after: onFigures,
    });
  return (
    <FieldGroup title={say('desk.dispatch.figures')}>
      <p className="mc-quiet">{say('desk.dispatch.figures.why')}</p>
      <Pair>
        <DayField
          name="figuresFrom"
          label={say('desk.dispatch.figures.from')}
          value={from}
          required={false}
          onChange={setFrom}
        />
        <DayField
          name="figuresTo"
          label={say('desk.dispatch.figures.to')}
          value={to}
          required={false}
          min={from}
          onChange={setTo}
        />
      </Pair>
      <div>
        <Button size="xs" loading={busy} disabled={from === '' || to < from} onClick={() => void fill()}>
          {say('desk.dispatch.figures')}
        </Button>
      </div>
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
    </FieldGroup>
  );
}
