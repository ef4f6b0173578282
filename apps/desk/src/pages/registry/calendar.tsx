import { Button } from '@mantine/core';
import { Empty, Facts, Moment, Section, Tag, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { Read } from '../../parts/read.tsx';
import { useMay } from '../../session/use-may.ts';
import { CalendarForm } from './calendar-form.tsx';
import { linesOf } from './days.ts';
import { NextStep } from './next-step.tsx';
import { RegistryPage } from './registry-page.tsx';
import { useRegistrySearch } from './use-registry-search.ts';

/** A number alone would be read from the address as a number, and names no line. */
const openOf = (year: number) => `year-${year}`;

/** Which days are worked. A year that is not yet published is provisional, and says so. */
export function CalendarYearsPage() {
  const { say } = useWords();
  const { search, narrow } = useRegistrySearch();
  const loads = useMay('registry.settings');
  const query = useQuery(useTRPC().registry.calendar.list.queryOptions());
  return (
    <RegistryPage
      title={say('desk.calendar')}
      actions={
        loads ? (
          <Button variant="filled" onClick={() => narrow({ open: 'new' })}>
            {say('desk.calendar.load')}
          </Button>
        ) : undefined
      }
    >
      <Read query={query}>
        {(years) => (
          <>
            {years.length === 0 ? (
              <Empty title={say('desk.calendar.none')} why={say('desk.calendar.none.why')} />
            ) : null}
            {years.map((year) => (
              <Section
                key={year.id}
                title={String(year.year)}
                aside={
                  <>
                    <Tag
                      tone={year.provisional ? 'attention' : 'done'}
                      label={say(year.provisional ? 'desk.calendar.provisional' : 'desk.calendar.published')}
                    />
                    {loads ? (
                      <Button size="xs" onClick={() => narrow({ open: openOf(year.year) })}>
                        {say('desk.calendar.again', { year: String(year.year) })}
                      </Button>
                    ) : null}
                  </>
                }
              >
                <Facts
                  facts={[
                    { name: say('desk.calendar.edition'), value: year.edition },
                    {
                      name: say('desk.calendar.holidays', { count: year.holidays.length }),
                      value: linesOf(year.holidays).replaceAll('\n', say('desk.listComma')),
                    },
                    {
                      name: say('desk.calendar.workdays', { count: year.workdays.length }),
                      value: linesOf(year.workdays).replaceAll('\n', say('desk.listComma')),
                    },
                    { name: say('desk.calendar.loadedAt'), value: <Moment at={year.loadedAt} /> },
                  ]}
                />
              </Section>
            ))}
            {loads && search.open !== undefined ? (
              <CalendarForm
                key={search.open}
                before={years.find((year) => openOf(year.year) === search.open) ?? null}
                next={Math.max(0, ...years.map((year) => year.year)) + 1}
                onClose={() => narrow({ open: undefined })}
              />
            ) : null}
          </>
        )}
      </Read>
      <NextStep />
    </RegistryPage>
  );
}
