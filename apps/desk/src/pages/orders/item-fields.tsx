import { Checkbox, NumberInput, Textarea } from '@mantine/core';
import { ItemMode, orderTerms } from '@mingcha/domain/orders';
import { Empty, FindingLine, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { ManyField, OneField, type Option } from '../../forms/fields.tsx';
import { Pair } from '../../forms/form-frame.tsx';
import { Read } from '../../parts/read.tsx';
import { useSubCode } from '../../parts/use-sub-code.ts';
import styles from './orders.module.css';
import { type ItemValues, newItem } from './values.ts';

interface ItemFieldsProps {
  unit: string | null;
  units: readonly Option[];
  items: readonly ItemValues[];
  faultOf: (name: string) => string | undefined;
  onChange: (items: ItemValues[]) => void;
}

/** The unit's confirmed findings; a chosen one asks at once what is required, how and by when. */
export function ItemFields({ unit, units, items, faultOf, onChange }: ItemFieldsProps) {
  const { say } = useWords();
  const subCode = useSubCode();
  const query = useQuery({
    ...useTRPC().findings.list.queryOptions({
      state: ['confirmed', 'disposed'],
      unit: unit === null ? [] : [unit],
      limit: 100,
    }),
    enabled: unit !== null,
  });
  if (unit === null) return <p className="mc-quiet">{say('desk.order.items.unitFirst')}</p>;
  return (
    <Read query={query}>
      {({ rows, names }) => {
        const chosen = items.map((item) => item.finding);
        const faults = rows.filter((row) => row.style !== 'PRAISE');
        if (faults.length === 0)
          return <Empty title={say('desk.bulletin.findings.none')} why={say('desk.order.none.why')} />;
        const nameOf = (id: string | null) => (id === null ? null : (names[id] ?? null));
        const toggle = (id: string) =>
          onChange(
            chosen.includes(id) ? items.filter((item) => item.finding !== id) : [...items, newItem(id)],
          );
        return (
          <ul className={styles.cards}>
            {faults.map((row) => (
              <li key={row.id} className={styles.card}>
                <div className={styles.choice}>
                  <Checkbox
                    checked={chosen.includes(row.id)}
                    onChange={() => toggle(row.id)}
                    aria-label={row.observation ?? say(row.erased ? 'ui.erased' : 'ui.wordsToCome')}
                  />
                  <FindingLine
                    finding={{ ...row, state: undefined, unit: nameOf(row.unit), window: nameOf(row.window) }}
                    subCodeName={subCode(row.subCode)}
                  />
                </div>
                {chosen.includes(row.id) ? (
                  <OneItem
                    at={chosen.indexOf(row.id)}
                    item={items[chosen.indexOf(row.id)] ?? newItem(row.id)}
                    units={units}
                    faultOf={faultOf}
                    onChange={(next) =>
                      onChange(items.map((item) => (item.finding === row.id ? next : item)))
                    }
                  />
                ) : null}
              </li>
            ))}
          </ul>
        );
      }}
    </Read>
  );
}

interface OneItemProps {
  at: number;
  item: ItemValues;
  units: readonly Option[];
  faultOf: (name: string) => string | undefined;
  onChange: (item: ItemValues) => void;
}

function OneItem({ at, item, units, faultOf, onChange }: OneItemProps) {
  const { say, term } = useWords();
  return (
    <>
      <Textarea
        name={`requirements.${at}.text`}
        label={say('desk.order.requirement')}
        autosize
        minRows={2}
        required
        value={item.requirement}
        error={faultOf(`requirements.${at}.text`)}
        onChange={(event) => onChange({ ...item, requirement: event.currentTarget.value })}
      />
      <Pair>
        <OneField
          name={`items.${at}.mode`}
          label={say('desk.order.mode')}
          required
          options={ItemMode.options.map((mode) => ({ value: mode, label: term('item-mode', mode) }))}
          value={item.mode}
          onChange={(chosen) => {
            const mode = ItemMode.parse(chosen);
            onChange({ ...item, mode, days: orderTerms.days[mode] });
          }}
        />
        <NumberInput
          name={`items.${at}.days`}
          label={say('desk.order.days')}
          min={1}
          max={200}
          required
          value={item.days}
          error={faultOf(`items.${at}.days`)}
          onChange={(days) => onChange({ ...item, days: Number(days) })}
        />
      </Pair>
      {item.mode === 'CROSS_DEPT' ? (
        <ManyField
          name={`items.${at}.assistants`}
          label={say('desk.order.assistants')}
          options={units}
          value={item.assistants}
          onChange={(assistants) => onChange({ ...item, assistants })}
        />
      ) : null}
    </>
  );
}
