import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { RegistrySearch } from './search.ts';

const route = getRouteApi('/desk/registry');

/** The conditions in the address, and a way to change some of them. */
export function useRegistrySearch() {
  const search: RegistrySearch = route.useSearch();
  const navigate = useNavigate();
  const narrow = (change: RegistrySearch) =>
    void navigate({ to: '.', search: (now: RegistrySearch) => ({ ...now, ...change }), replace: true });
  return { search, narrow };
}
