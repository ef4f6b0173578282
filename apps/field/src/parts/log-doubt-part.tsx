import { LogDoubtNote, useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import { useOpen } from '../state/hooks.ts';
import { useStore } from '../state/store.ts';

/** Why the office's log is not the one this tablet saw, whichever way it came; nothing while it is. */
export function LogDoubtPart() {
  const { say } = useWords();
  const { doubt } = useStore(useOpen().sync.state);
  if (doubt === null) return null;
  return (
    <LogDoubtNote
      doubt={doubt}
      title={say('field.log.doubt')}
      why={(why, sizes) => say(`field.log.doubt.${why}`, sizes)}
      next={say('field.log.doubt.next')}
    >
      <Link to="/settings/key">{say('repin.title')}</Link>
    </LogDoubtNote>
  );
}
