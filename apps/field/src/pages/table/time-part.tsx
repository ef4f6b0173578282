import { isOverdue, nothingChosen, type TimeChoice, timeOfChoice } from '@mingcha/domain/findings';
import { sayTime, TimeSaid, useWords, useZone } from '@mingcha/ui';
import { Choice, Field } from '../../parts/field.tsx';
import { nameIn } from '../../state/pack.ts';
import type { FindingView, VisitView } from '../../visit/view.ts';
import { timeFacts, timeOn } from '../../visit/watches.ts';
import { spanOf } from '../visit/running-time.tsx';
import styles from './table.module.css';

interface TimePartProps {
  view: VisitView;
  finding: FindingView;
  choice: TimeChoice | undefined;
  onChange: (choice: TimeChoice) => void;
}

/** What a "slow" rests on. One chooses; the figure is computed and shown at once. */
export function TimePart({ view, finding, choice = nothingChosen, onChange }: TimePartProps) {
  const { say, term, language } = useWords();
  const zone = useZone();
  const { pack } = view;
  const facts = timeFacts(pack, view.state);
  const runs = facts.runs.filter(({ stop }) => stop !== null);
  const unit = finding.state.fields?.unit;
  const items = (pack?.serviceItems ?? []).filter((item) => item.unit === unit);
  const time = timeOfChoice(choice, facts, finding.observedAt);
  const backwards = !choice.open && choice.to !== '' && choice.from !== '' && choice.to < choice.from;
  const halves = (['am', 'pm'] as const).map((half) => ({ value: half, label: say(`time.half.${half}`) }));
  return (
    <fieldset className={styles.time}>
      <legend>{say('field.time.title')}</legend>
      <p className={styles.soft}>{say('field.time.why')}</p>
      {runs.length === 0 ? (
        <p className={styles.soft}>{say('field.time.no-runs')}</p>
      ) : (
        <div className={styles.runs}>
          {runs.map((run, index) => (
            <button
              key={run.id}
              type="button"
              aria-pressed={choice.run === run.id}
              onClick={() => onChange({ ...nothingChosen, run: choice.run === run.id ? '' : run.id })}
            >
              <span>
                {say('field.time.run', {
                  number: index + 1,
                  watch: term('watch', run.watch),
                  took: spanOf(timeOn(run, 0)),
                })}
              </span>
              <span className={styles.soft}>
                {say('field.time.started', { at: sayTime(run.start.at, language, zone) })}
              </span>
            </button>
          ))}
        </div>
      )}
      {items.length === 0 ? (
        <p className={styles.soft}>{say('field.time.no-items')}</p>
      ) : (
        <Field label={say('field.time.item')}>
          <select
            value={choice.item}
            onChange={(event) => onChange({ ...choice, run: '', item: event.target.value })}
          >
            <option value="">{say('field.time.item.none')}</option>
            {items.map((item) => (
              <option key={item.id} value={item.id}>
                {item.name}
              </option>
            ))}
          </select>
        </Field>
      )}
      {choice.item === '' ? null : (
        <>
          <div className={styles.dates}>
            <Field label={say('field.time.from')}>
              <input
                type="date"
                value={choice.from}
                onChange={(event) => onChange({ ...choice, from: event.target.value })}
              />
            </Field>
            <Choice
              label={say('field.time.half')}
              value={choice.fromHalf}
              onChange={(fromHalf) => onChange({ ...choice, fromHalf })}
              options={halves}
            />
          </div>
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={choice.open}
              onChange={(event) => onChange({ ...choice, open: event.target.checked })}
            />
            {say('field.time.open')}
          </label>
          {choice.open ? null : (
            <div className={styles.dates}>
              <Field label={say('field.time.to')} fault={backwards ? say('field.time.backwards') : null}>
                <input
                  type="date"
                  value={choice.to}
                  onChange={(event) => onChange({ ...choice, to: event.target.value })}
                />
              </Field>
              <Choice
                label={say('field.time.half')}
                value={choice.toHalf}
                onChange={(toHalf) => onChange({ ...choice, toHalf })}
                options={halves}
              />
            </div>
          )}
        </>
      )}
      {time === null ? null : (
        <p className={styles.timeSaid} role="status">
          <TimeSaid time={time} nameOf={(id) => nameIn(pack?.serviceItems ?? [], id)} />
          {isOverdue(time) ? <span>{say('field.time.overdue')}</span> : null}
        </p>
      )}
    </fieldset>
  );
}
