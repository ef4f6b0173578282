import { PersonName, useWords } from '@mingcha/ui';

/** Whoever acted: a person, or the office's own clock, which is none and has no name to erase. */
export function Actor({ person, name }: { person: string; name: string | null }) {
  const { say } = useWords();
  return person.startsWith('per_') ? <PersonName name={name} /> : <span>{say('role.scheduler')}</span>;
}
