import { Button, Textarea } from '@mantine/core';
import { ImpactAssessment, PrivacyCheckBulletin } from '@mingcha/domain/bulletins';
import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FieldGroup } from '../../forms/form-frame.tsx';

const parts = [
  'purpose',
  'necessity',
  'effects',
  'measures',
] as const satisfies readonly (keyof ImpactAssessment)[];

/** 隐私审核 of a bulletin for everybody: beside the statement, what publishing does to those it tells of. */
export function PublicPrivacyCheck({
  id,
  version,
  lines,
}: {
  id: string;
  version: number;
  lines: readonly string[];
}) {
  const { say } = useWords();
  const [opened, setOpened] = useState(false);
  const check = useMutation(useTRPC().bulletins.privacyCheck.mutationOptions());
  return (
    <>
      <Button variant="filled" onClick={() => setOpened(true)}>
        {say('desk.bulletin.privacyCheck')}
      </Button>
      <FormDialog
        title={say('desk.bulletin.privacyCheck')}
        form={`bulletin.public-privacy.${id}`}
        initial={{
          statement: say('desk.bulletin.privacyCheck.initial'),
          purpose: '',
          necessity: '',
          effects: '',
          measures: '',
        }}
        schema={PrivacyCheckBulletin.extend({ impact: ImpactAssessment })}
        toCommand={({ statement, ...impact }) => ({ statement, impact })}
        run={(command) => check.mutateAsync({ ...command, id, expected: version })}
        done={say('desk.bulletin.privacyChecked')}
        opened={opened}
        onClose={() => setOpened(false)}
        lines={[...lines, say('desk.publication.impact.line')]}
      >
        {({ text, faultOf }) => (
          <>
            <Textarea
              {...text('statement')}
              label={say('desk.bulletin.privacyCheck.statement')}
              autosize
              minRows={2}
              required
            />
            <FieldGroup title={say('desk.publication.impact')}>
              {parts.map((part) => (
                <Textarea
                  key={part}
                  {...text(part)}
                  error={faultOf(`impact.${part}`)}
                  label={say(`desk.publication.impact.${part}`)}
                  autosize
                  minRows={2}
                  required
                />
              ))}
            </FieldGroup>
          </>
        )}
      </FormDialog>
    </>
  );
}
