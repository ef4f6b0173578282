import { may } from '@mingcha/domain/access';
import { useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../api/trpc.ts';
import { useSession } from '../session/session-context.ts';
import { type Place, pagesOf } from './navigation.ts';

export interface Found {
  to: string;
  what: string;
  name: string;
  more: string;
}

const few = 6;

/** Asks each list that the reader may read; what a list does not show, this does not find. */
export function useFound(asked: string, places: readonly Place[], opened: boolean): readonly Found[] {
  const { say, term } = useWords();
  const { roles } = useSession();
  const trpc = useTRPC();
  const on = opened && asked.length > 0;
  const reads = (verb: Parameters<typeof may>[1]) => ({ enabled: on && may(roles, verb), staleTime: 10_000 });
  const input = { text: asked, limit: few };
  const plans = useQuery(trpc.plans.list.queryOptions(input, reads('plan.read')));
  const findings = useQuery(trpc.findings.list.queryOptions(input, reads('finding.read')));
  const bulletins = useQuery(trpc.bulletins.list.queryOptions(input, reads('bulletin.read')));
  const units = useQuery(trpc.registry.units.list.queryOptions(input, reads('registry.read')));
  const lower = asked.toLowerCase();
  const found: Found[] = [{ to: '/', word: 'desk.nav.work' as const }, ...pagesOf(places)]
    .map(({ to, word }) => ({ to, what: say('desk.find.place'), name: say(word), more: '' }))
    .filter(({ name }) => name.toLowerCase().includes(lower));
  if (!on) return found;
  for (const plan of plans.data?.rows ?? []) {
    found.push({
      to: `/plans/${plan.id}`,
      what: say('desk.plan'),
      name: plan.title,
      more: term('state.plan', plan.state),
    });
  }
  for (const finding of findings.data?.rows ?? []) {
    found.push({
      to: `/findings/${finding.id}`,
      what: say('desk.finding'),
      name: finding.observation ?? say(finding.erased ? 'ui.erased' : 'ui.wordsToCome'),
      more: term('state.finding', finding.state),
    });
  }
  for (const bulletin of bulletins.data?.rows ?? []) {
    found.push({
      to: `/bulletins/${bulletin.id}`,
      what: say('desk.bulletin'),
      name: bulletin.title,
      more: bulletin.number ?? term('state.bulletin', bulletin.state),
    });
  }
  for (const unit of units.data?.rows ?? []) {
    found.push({ to: `/visits?unit=${unit.id}`, what: say('desk.unit'), name: unit.name, more: unit.code });
  }
  return found;
}
