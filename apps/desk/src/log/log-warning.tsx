import { LogDoubtNote, useWords } from '@mingcha/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Decide } from '../parts/decide.tsx';
import { forgetRemembered } from './remembered.ts';
import { useLog } from './use-log.ts';

/** Above every page, for whoever is signed in: this browser has seen another log than the one it is shown. */
export function LogWarning() {
  const { say } = useWords();
  const queries = useQueryClient();
  const doubt = useLog().data?.doubt ?? null;
  if (doubt === null) return null;
  return (
    <LogDoubtNote
      doubt={doubt}
      title={say('desk.log.doubt')}
      why={(why, sizes) => say(`desk.log.doubt.${why}`, sizes)}
      next={say('desk.log.doubt.next')}
    >
      <Decide
        small
        danger
        act={say('desk.tree.anew')}
        form="log.anew"
        lines={[say('desk.tree.anew.line')]}
        done={say('desk.tree.anew.done')}
        run={async () => {
          forgetRemembered(localStorage);
          await queries.invalidateQueries({ queryKey: ['followed-log'] });
        }}
      />
    </LogDoubtNote>
  );
}
