import { useWords } from '@mingcha/ui';
import { useAreaOptions } from '../../parts/use-options.ts';

/** Where nothing may be recorded on this task; beside what is prohibited everywhere. */
export function AreaNames({ unit, areas }: { unit: string; areas: readonly string[] }) {
  const { say } = useWords();
  const options = useAreaOptions(unit);
  if (areas.length === 0) return say('desk.assignment.areas.always');
  return areas
    .map((area) => options.find(({ value }) => value === area)?.label ?? say('ui.unknown'))
    .join(say('desk.listComma'));
}
