import { TagsInput, Textarea } from '@mantine/core';
import { BulletinScope, Naming } from '@mingcha/domain/bulletins';
import { useWords } from '@mingcha/ui';
import { OneField } from '../../forms/fields.tsx';
import type { BulletinValues } from './values.ts';

interface ScopeFieldsProps {
  values: BulletinValues;
  set: <Name extends 'scope' | 'scopeReason' | 'naming' | 'publicNames'>(
    name: Name,
    value: BulletinValues[Name],
  ) => void;
  faultOf: (name: string) => string | undefined;
}

/** For whom it is, and why; for everybody, how people are named in the edition that everybody reads. */
export function ScopeFields({ values, set, faultOf }: ScopeFieldsProps) {
  const { say } = useWords();
  const isPublic = values.scope === 'public';
  return (
    <>
      <OneField
        name="scope"
        label={say('desk.publication.scope')}
        hint={say('desk.publication.scope.hint')}
        options={BulletinScope.options.map((scope) => ({
          value: scope,
          label: say(`desk.publication.scope.${scope}`),
        }))}
        value={values.scope}
        onChange={(scope) => set('scope', scope ?? 'internal')}
        required
      />
      <Textarea
        name="scopeReason"
        label={say(isPublic ? 'desk.publication.reason' : 'desk.publication.reason.internal')}
        autosize
        minRows={2}
        required={isPublic}
        value={values.scopeReason}
        error={faultOf('scopeReason')}
        onChange={(event) => set('scopeReason', event.currentTarget.value)}
      />
      {isPublic ? (
        <>
          <OneField
            name="naming"
            label={say('desk.publication.naming')}
            options={Naming.options.map((naming) => ({
              value: naming,
              label: say(`desk.publication.naming.${naming}`),
            }))}
            value={values.naming}
            onChange={(naming) => set('naming', naming ?? 'unit')}
            required
          />
          <TagsInput
            name="publicNames"
            label={say('desk.publication.names')}
            description={say('desk.publication.names.hint')}
            value={values.publicNames}
            error={faultOf('publicNames')}
            onChange={(names) => set('publicNames', names)}
          />
        </>
      ) : null}
    </>
  );
}
