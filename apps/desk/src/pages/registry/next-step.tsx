import { useWords } from '@mingcha/ui';
import { IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTRPC } from '../../api/trpc.ts';
import styles from './registry.module.css';
import { stepPlaces } from './steps.ts';

/** Under every register: the first thing that is still missing, with the way there. Nothing where nothing is missing. */
export function NextStep() {
  const { say, term } = useWords();
  const query = useQuery(useTRPC().registry.overview.get.queryOptions());
  const missing = query.data?.steps.find(({ lack }) => lack > 0);
  const place = stepPlaces.find(({ step }) => step === missing?.step);
  if (missing === undefined || place === undefined) return null;
  return (
    <p className={styles.next}>
      <Link to={place.to} search={place.lacking}>
        {say('desk.registry.next', { step: term('desk.registry.step', missing.step), count: missing.lack })}
      </Link>
      <IconArrowRight size="1em" aria-hidden />
    </p>
  );
}
