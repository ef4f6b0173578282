import { Facts, Moment, Section, Tag, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { Read } from '../../parts/read.tsx';
import { RegistryPage } from './registry-page.tsx';

/** Which days are worked. A year that is not yet published is provisional, and says so. */
export function CalendarYearsPage() {
  const { say } = useWords();
  const query = useQuery(useTRPC().registry.calendar.list.queryOptions());
  return (
    <RegistryPage title={say('desk.nav.registry')}>
      <Read query={query}>
        {(years) =>
          years.map((year) => (
            <Section
              key={year.id}
              title={String(year.year)}
              aside={
                <Tag
                  tone={year.provisional ? 'attention' : 'done'}
                  label={say(year.provisional ? 'desk.calendar.provisional' : 'desk.calendar.published')}
                />
              }
            >
              <Facts
                facts={[
                  { name: say('desk.calendar.edition'), value: year.edition },
                  {
                    name: say('desk.calendar.holidays', { count: year.holidays.length }),
                    value: year.holidays.join(say('desk.listComma')),
                  },
                  {
                    name: say('desk.calendar.workdays', { count: year.workdays.length }),
                    value: year.workdays.join(say('desk.listComma')),
                  },
                  { name: say('desk.calendar.loadedAt'), value: <Moment at={year.loadedAt} /> },
                ]}
              />
            </Section>
          ))
        }
      </Read>
    </RegistryPage>
  );
}
