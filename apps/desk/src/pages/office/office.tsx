import { NoRight } from '@mingcha/ui';
import { Navigate } from '@tanstack/react-router';
import { useSession } from '../../session/session-context.ts';
import { pagesOf, placesOf } from '../../shell/navigation.ts';

/** The first of the lists of the office that this reader may see. */
export function OfficePage() {
  const { roles } = useSession();
  const first = pagesOf(placesOf(roles)).find(({ to }) => to.startsWith('/office/'));
  return first ? <Navigate to={first.to} replace /> : <NoRight />;
}
