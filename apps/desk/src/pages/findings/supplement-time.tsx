import { Checkbox, SegmentedControl } from '@mantine/core';
import { calendarOf } from '@mingcha/domain/calendar';
import { type TimeChoice, type TimeElement, timeOfChoice, timeOfRun } from '@mingcha/domain/findings';
import { sayTime, TimeSaid, useWords } from '@mingcha/ui';
import { sayLength } from '@mingcha/words';
import type { Output } from '../../api/trpc.ts';
import { DayField, OneField } from '../../forms/fields.tsx';
import { FieldGroup, Pair } from '../../forms/form-frame.tsx';

export type Timing = Output['findings']['timing'];

/** What the choice comes to, counted as the tablet counts; null while it is not whole. */
export function timeChosen(choice: TimeChoice, timing: Timing | undefined): TimeElement | null {
  if (timing === undefined) return null;
  const { runs, items, years, zone, observedAt } = timing;
  return timeOfChoice(choice, { runs, items, calendar: calendarOf(years, zone) }, observedAt);
}

interface SupplementTimeProps {
  timing: Timing;
  unit: string | null;
  choice: TimeChoice;
  onChange: (choice: TimeChoice) => void;
  error: string | undefined;
}

/** A run of a stopwatch, or a matter with its days: one chooses, and the figure is counted and shown at once. */
export function SupplementTime({ timing, unit, choice, onChange, error }: SupplementTimeProps) {
  const { say, term, language } = useWords();
  const { runs, items, zone } = timing;
  const time = timeChosen(choice, timing);
  const itemsThere = items.filter((item) => item.unit === unit);
  const half = (which: 'fromHalf' | 'toHalf') => (
    <SegmentedControl
      role="radiogroup"
      aria-label={say('field.time.half')}
      value={choice[which]}
      onChange={(chosen) => onChange({ ...choice, [which]: chosen as 'am' | 'pm' })}
      data={(['am', 'pm'] as const).map((each) => ({ value: each, label: say(`time.half.${each}`) }))}
    />
  );
  const runOptions = runs.flatMap((run) => {
    const took = timeOfRun(run);
    if (took === null) return [];
    const watch = term('watch', run.watch);
    const at = sayTime(run.start.at, language, zone);
    return [
      { value: run.id, label: `${at} ${say('time.watch', { watch, took: sayLength(say, took.elapsed) })}` },
    ];
  });
  return (
    <FieldGroup title={say('field.time.title')}>
      <p className="mc-quiet">{say('field.time.why')}</p>
      <OneField
        name="time"
        label={say('desk.finding.time.run')}
        {...(runOptions.length === 0 ? { hint: say('field.time.no-runs') } : {})}
        options={runOptions}
        value={choice.run || null}
        onChange={(run) => onChange({ ...choice, run: run ?? '', item: '' })}
        error={error}
      />
      <OneField
        name="timeItem"
        label={say('field.time.item')}
        {...(itemsThere.length === 0 ? { hint: say('desk.finding.time.no-items') } : {})}
        options={itemsThere.map(({ id, name }) => ({ value: id, label: name }))}
        value={choice.item || null}
        onChange={(item) => onChange({ ...choice, item: item ?? '', run: '' })}
      />
      {choice.item === '' ? null : (
        <>
          <Pair>
            <DayField
              name="timeFrom"
              label={say('field.time.from')}
              value={choice.from}
              onChange={(from) => onChange({ ...choice, from })}
            />
            {half('fromHalf')}
          </Pair>
          <Checkbox
            label={say('field.time.open')}
            checked={choice.open}
            onChange={(event) => onChange({ ...choice, open: event.currentTarget.checked })}
          />
          {choice.open ? null : (
            <Pair>
              <DayField
                name="timeTo"
                label={say('field.time.to')}
                value={choice.to}
                onChange={(to) => onChange({ ...choice, to })}
                {...(choice.from === '' ? {} : { min: choice.from })}
                {...(choice.to !== '' && choice.to < choice.from
                  ? { error: say('field.time.backwards') }
                  : {})}
              />
              {half('toHalf')}
            </Pair>
          )}
        </>
      )}
      {time === null ? null : (
        <p role="status">
          <TimeSaid time={time} nameOf={(id) => items.find((item) => item.id === id)?.name ?? null} />
        </p>
      )}
    </FieldGroup>
  );
}
