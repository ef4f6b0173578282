import { PersonName, useWords } from '@mingcha/ui';

/** The office's own clock acts under the person identifier that no person has. */
const officeClock = /^per_0+$/;

/** Whoever acted: a person, or the office's own clock, which is none and has no name to erase. */
export function Actor({ person, name }: { person: string; name: string | null }) {
  const { say } = useWords();
  if (officeClock.test(person)) return <span>{say('role.scheduler')}</span>;
  return <PersonName name={name} />;
}
