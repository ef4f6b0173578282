import { authorityOf, measures } from '@mingcha/domain/accountability';
import { useWords } from '@mingcha/ui';
import type { Option } from '../forms/fields.tsx';

/** Measures this organ may decide on against this respondent, in the order of the list. None is chosen beforehand. */
export function useMeasureOptions(row: {
  readonly authority: string;
  readonly person: string | null;
}): readonly Option[] {
  const { term } = useWords();
  const covered = authorityOf(row.authority)?.families ?? [];
  return measures
    .filter((each) => !each.reference && covered.includes(each.family))
    .filter((each) => each.against === (row.person === null ? 'unit' : 'person'))
    .map(({ code, family }) => ({
      value: code,
      label: `${term('measure', code)}（${term('family', family)}）`,
    }));
}
