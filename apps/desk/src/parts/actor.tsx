import { PersonName, useWords } from '@mingcha/ui';

/** The office's own clock acts under the person identifier that no person has. */
const officeClock = /^per_0+$/;

/**
 * Whoever acted: a person; the office's own clock, which is none and has no name to erase; or the office as such, where
 * who it was inside is not for this reader.
 */
export function Actor({ person, name }: { person: string; name: string | null }) {
  const { say } = useWords();
  if (officeClock.test(person)) return <span>{say('role.scheduler')}</span>;
  if (person === '') return <span>{say('desk.history.office')}</span>;
  return <PersonName name={name} />;
}
