import { Loading } from '@mingcha/ui';
import { useParams } from '@tanstack/react-router';
import { useVisit } from '../../state/hooks.ts';
import { Opened } from './opened.tsx';
import { Sealed } from './sealed.tsx';

/** Before going in: the card is opened, read, and each member signs with an own PIN that no interest binds them. */
export function BriefPage() {
  const { visit } = useParams({ from: '/n/$visit/brief' });
  const view = useVisit(visit);
  if (view.state.fields === null) return <Loading />;
  return view.state.opened.length === 0 ? <Sealed view={view} /> : <Opened view={view} />;
}
