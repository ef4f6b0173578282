import { Radio, Stack } from '@mantine/core';
import { findingLifecycle } from '@mingcha/domain/findings';
import { Moment, PersonName, Section, useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { commandsOpen } from '../../parts/commands-open.ts';
import { Decide } from '../../parts/decide.tsx';
import { useSession } from '../../session/session-context.ts';
import type { FindingDetail } from './detail.tsx';
import { useSaidPart } from './use-said-part.ts';

interface ClashesProps {
  detail: FindingDetail;
  nameOf: (id: string | null) => string | null;
}

/** Two tablets of one team wrote different things: both texts, side by side, and which of them stands. */
export function FindingClashes({ detail, nameOf }: ClashesProps) {
  const { say } = useWords();
  const { roles } = useSession();
  const settle = useMutation(useTRPC().findings.choose.mutationOptions());
  const words = useSaidPart(nameOf);
  const [choices, setChoices] = useState<Readonly<Record<string, string>>>({});
  const { finding, clashes, visit } = detail;
  if (clashes.of.length === 0) return null;
  const { parts } = clashes;
  const inReview = visit.state === 'reviewed' || visit.locked;
  const may = inReview && commandsOpen(findingLifecycle, finding.state, roles).has('settleFinding');
  return (
    <Section title={say('desk.finding.clash')}>
      <p>{say(parts.length === 0 ? 'desk.finding.clash.crossed' : 'desk.finding.clash.why')}</p>
      <Stack gap="md">
        {parts.map(({ part, said }) => (
          <Radio.Group
            key={part}
            label={say(`field.two.part.${part}`)}
            value={choices[part] ?? ''}
            onChange={(hash) => setChoices({ ...choices, [part]: hash })}
          >
            <Stack gap="xs" mt="xs">
              {said.map(({ hash, person, at, values }) => (
                <Radio
                  key={hash}
                  value={hash}
                  disabled={!may}
                  label={words(part, values)}
                  description={
                    <>
                      <PersonName name={nameOf(person)} /> · <Moment at={at} />
                    </>
                  }
                />
              ))}
            </Stack>
          </Radio.Group>
        ))}
        {may ? (
          <div>
            <Decide
              act={say('desk.finding.clash.settle')}
              form={`finding.settle.${finding.id}`}
              lines={[say('desk.finding.clash.line')]}
              done={say('desk.finding.clash.settled')}
              disabled={parts.some(({ part }) => choices[part] === undefined)}
              run={() => settle.mutateAsync({ id: finding.id, expected: finding.version, choices })}
            />
          </div>
        ) : (
          <p className="mc-quiet">
            {say(inReview ? 'desk.finding.clash.others' : 'desk.finding.clash.team')}
          </p>
        )}
      </Stack>
    </Section>
  );
}
