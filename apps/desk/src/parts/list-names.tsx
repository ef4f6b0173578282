import { useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useChecklistOptions } from './use-options.ts';

/** What the team will be asked there; each opens its list. */
export function ListNames({ templates }: { templates: readonly string[] }) {
  const { say } = useWords();
  const options = useChecklistOptions();
  if (templates.length === 0) return say('desk.assignment.checklists.always');
  return templates.map((template, index) => (
    <Fragment key={template}>
      {index === 0 ? '' : say('desk.listComma')}
      <Link to="/registry/checklist/$template" params={{ template }}>
        {options.find(({ value }) => value === template)?.label ?? template}
      </Link>
    </Fragment>
  ));
}
