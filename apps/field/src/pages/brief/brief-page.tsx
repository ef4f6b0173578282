import { Loading, useWords } from '@mingcha/ui';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Screen } from '../../parts/screen.tsx';
import { useOpen, useVisit } from '../../state/hooks.ts';
import { placeOf } from '../../visit/stand.ts';
import { Opened } from './opened.tsx';
import { Sealed } from './sealed.tsx';

/** Before going in: the card is opened, read, and each member signs with an own PIN that no interest binds them. */
export function BriefPage() {
  const { visit } = useParams({ from: '/n/$visit/brief' });
  const { say } = useWords();
  const view = useVisit(visit);
  const { shelf } = useOpen();
  const go = useNavigate();
  const place = placeOf(view);
  const gone = view.state.fields !== null && place !== '/n/$visit/brief';
  useEffect(() => {
    // Begun or broken off on the other tablet: the card has been read, and what comes next is elsewhere.
    if (gone) void go({ to: place, params: { visit }, replace: true });
  }, [go, gone, place, visit]);
  if (view.state.fields === null) return <Loading />;
  if (shelf.isReading(visit)) {
    return (
      <Screen title={say('field.brief.title')} back="/today">
        <Loading />
      </Screen>
    );
  }
  return view.state.opened.length === 0 ? <Sealed view={view} /> : <Opened view={view} />;
}
