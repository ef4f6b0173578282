import { may } from '@mingcha/domain/access';
import { NoRight } from '@mingcha/ui';
import { Navigate } from '@tanstack/react-router';
import { useSession } from '../../session/session-context.ts';
import { officePlaces } from './tabs.tsx';

/** The first of the lists that this reader may see. */
export function OfficePage() {
  const { roles } = useSession();
  const first = officePlaces.find(({ verb }) => may(roles, verb));
  return first ? <Navigate to={first.to} replace /> : <NoRight />;
}
