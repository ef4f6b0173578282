import { Button, Group } from '@mantine/core';
import type { RouteCode } from '@mingcha/domain/accountability';
import { Section, useDay, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { useMay } from '../../session/use-may.ts';
import { FileAppealForm } from '../own/appeal-forms.tsx';
import { OwnAppealCard } from './own-appeal.tsx';

interface UnitAppealsProps {
  about: { type: 'bulletin' | 'order'; id: string };
}

/** At the foot of what a unit received: until when it may ask for a review, and what it asked. */
export function UnitAppeals({ about }: UnitAppealsProps) {
  const { say, term } = useWords();
  const dayOf = useDay();
  const { appeals } = useTRPC();
  const speaks = useMay('appeal.file');
  const query = useQuery(appeals.own.queryOptions({ about }));
  const [filing, setFiling] = useState<{ unit: string; route: RouteCode } | null>(null);
  if (query.data === undefined) return null;
  const { ways, rows, names } = query.data;
  return (
    <>
      {rows.map((row) => (
        <OwnAppealCard key={row.id} row={row} where={false} />
      ))}
      {ways.length === 0 ? null : (
        <Section title={say('desk.appeal.unit')}>
          <p>{say('desk.appeal.unit.why')}</p>
          {ways.map((way) => (
            <Group key={`${way.unit}.${way.route}`} gap="sm" mb="xs">
              {speaks ? (
                <Button onClick={() => setFiling({ unit: way.unit, route: way.route })}>
                  {term('route', way.route)}
                </Button>
              ) : null}
              <span>
                {ways.length === 1 ? null : `${names[way.unit] ?? ''} `}
                {way.lastDay === null
                  ? null
                  : say('desk.appeal.unit.until', {
                      day: dayOf(way.lastDay),
                      received: dayOf(way.receivedOn),
                    })}
              </span>
            </Group>
          ))}
          {speaks ? null : <p className="mc-quiet">{say('desk.appeal.unit.chief')}</p>}
        </Section>
      )}
      {filing === null ? null : (
        <FileAppealForm
          about={about}
          unit={filing.unit}
          route={filing.route}
          onClose={() => setFiling(null)}
        />
      )}
    </>
  );
}
