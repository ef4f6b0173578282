import { Tag, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTRPC } from '../../api/trpc.ts';
import { Read } from '../../parts/read.tsx';
import { useMay } from '../../session/use-may.ts';
import styles from './registry.module.css';
import { RegistryPage } from './registry-page.tsx';
import { havePlaces, stepPlaces } from './steps.ts';

/** The order in which an empty system is filled: what is there, what is missing, and the way to both. */
export function RegistryOverview() {
  const { say, term } = useWords();
  const writes = useMay('registry.write');
  const query = useQuery(useTRPC().registry.overview.get.queryOptions());
  return (
    <RegistryPage
      title={say('desk.nav.registry')}
      actions={writes ? <Link to="/registry/filling">{say('filling.open')}</Link> : undefined}
    >
      <Read query={query}>
        {({ steps }) => (
          <ol className={styles.steps}>
            {steps.map(({ step, have, lack }, index) => {
              const missing = stepPlaces.find((place) => place.step === step);
              const there = havePlaces[step];
              return (
                <li key={step} className={styles.step}>
                  <span className={styles.place} aria-hidden>
                    {index + 1}
                  </span>
                  <Link to={there.to} search={there.search ?? {}} className={styles.name}>
                    {term('desk.registry.step', step)}
                  </Link>
                  <span className={styles.numbers}>
                    <span className={styles.place}>{say('desk.registry.have', { count: have })}</span>
                    {lack === 0 ? (
                      <Tag tone="done" label={say('desk.registry.complete')} />
                    ) : (
                      <Link to={missing?.to ?? there.to} search={missing?.lacking ?? {}}>
                        <Tag tone="attention" label={say(`desk.registry.lack.${step}`, { count: lack })} />
                      </Link>
                    )}
                  </span>
                  <p className={styles.why}>{term('desk.registry.why', step)}</p>
                </li>
              );
            })}
          </ol>
        )}
      </Read>
    </RegistryPage>
  );
}
