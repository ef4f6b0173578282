import { useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import type { DispatchDetail } from './detail.tsx';

const places = { bulletin: '/bulletins/$id', order: '/orders/$id', dispatch: '/dispatches/$id' } as const;

/** To the page of what no longer stands. */
export function WithdrawnLink({ of }: { of: NonNullable<DispatchDetail['withdraws']> }) {
  const { say } = useWords();
  const { type, id, kind, number, title } = of;
  return (
    <Link to={places[type]} params={{ id }}>
      {[say(`proof.kind.${kind}`), number, title ?? say('ui.erased')].filter(Boolean).join(' ')}
    </Link>
  );
}
