import { TextInput } from '@mantine/core';
import { dayField, instantOf, sayTime, useWords, useZone } from '@mingcha/ui';
import { type ReactNode, useState } from 'react';
import { Pair } from '../forms/form-frame.tsx';

/** The hour by which a team must have been heard of, as two fields; null while they name no moment. */
export function useBackFields(initially: (zone: string) => number): {
  readonly dueBack: number | null;
  readonly fields: ReactNode;
} {
  const { say, language } = useWords();
  const zone = useZone();
  const [initial] = useState(() => initially(zone));
  const [day, setDay] = useState(() => dayField(initial, zone));
  const [time, setTime] = useState(() => sayTime(initial, language, zone));
  return {
    dueBack: instantOf(day, time, zone),
    fields: (
      <Pair>
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
      </Pair>
    ),
  };
}
