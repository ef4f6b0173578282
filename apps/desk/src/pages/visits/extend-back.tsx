import { TextInput } from '@mantine/core';
import { dayField, instantOf, sayTime, useWords, useZone } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { Decide } from '../../parts/decide.tsx';
import type { VisitDetail } from './detail.tsx';

/** More time for a team that called, or that somebody reached: a new hour and why. */
export function ExtendBack({ visit }: { visit: VisitDetail['visit'] }) {
  const { say, language } = useWords();
  const zone = useZone();
  const extend = useMutation(useTRPC().visits.extendBack.mutationOptions());
  const [day, setDay] = useState(() => dayField(visit.dueBack, zone));
  const [time, setTime] = useState(() => sayTime(visit.dueBack, language, zone));
  const dueBack = instantOf(day, time, zone);
  return (
    <Decide
      act={say('desk.visit.extend')}
      form={`visit.extend.${visit.id}`}
      ask={{ label: say('desk.reason') }}
      lines={[say('desk.visit.extend.line')]}
      done={say('desk.visit.extended')}
      disabled={dueBack === null}
      run={({ text }) =>
        extend.mutateAsync({ id: visit.id, expected: visit.version, dueBack: dueBack ?? 0, reason: text })
      }
    >
      <TextInput
        type="date"
        label={say('desk.visit.extend.day')}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <TextInput
        type="time"
        label={say('desk.visit.extend.time')}
        value={time}
        onChange={(event) => setTime(event.currentTarget.value)}
      />
    </Decide>
  );
}
