import { Button, Textarea } from '@mantine/core';
import { LookBackMethod, LookBackResult, RecordLookBack } from '@mingcha/domain/orders';
import type { FileRef } from '@mingcha/domain/papers';
import { useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../../api/trpc.ts';
import { DayField, OneField, type Option } from '../../../forms/fields.tsx';
import { FileField } from '../../../forms/file-field.tsx';
import { type Fields, FormDialog } from '../../../forms/form-dialog.tsx';
import type { OrderDetail } from '../detail.tsx';
import styles from '../orders.module.css';
import type { LookBack } from './look-backs.tsx';

interface Looked {
  n: number;
  result: string | null;
  seen: string;
  finding: string | null;
}

interface Values {
  method: string | null;
  on: string;
  items: Looked[];
  scan: FileRef[];
}

const toCommand = ({ method, on, items, scan }: Values) => ({
  method,
  on,
  items: items.map(({ n, result, finding }) => ({
    n,
    result,
    ...(result === 'new' && finding !== null ? { finding } : {}),
  })),
  seen: items.map(({ n, seen }) => ({ n, text: seen })),
  scan,
});

/** What one inspector saw, item by item; another confirms it before anything follows. */
export function RecordLookBackDialog({ detail, row }: { detail: OrderDetail; row: LookBack }) {
  const { say, term } = useWords();
  const [opened, setOpened] = useState(false);
  const record = useMutation(useTRPC().lookBacks.record.mutationOptions());
  const findings = useFindingOptions(detail, opened);
  const initial: Values = {
    method: 'covert',
    on: '',
    items: row.items.map((n) => ({ n, result: null, seen: '', finding: null })),
    scan: [],
  };
  return (
    <>
      <Button size="xs" variant="filled" onClick={() => setOpened(true)}>
        {say('desk.look-back.record')}
      </Button>
      <FormDialog
        title={say('desk.look-back.record')}
        form={`look-back.record.${row.id}`}
        opened={opened}
        onClose={() => setOpened(false)}
        done={say('desk.look-back.recorded')}
        initial={initial}
        schema={RecordLookBack}
        toCommand={toCommand}
        lines={[say('desk.look-back.record.line')]}
        run={(said) => record.mutateAsync({ ...said, id: row.id, expected: row.version })}
      >
        {(fields) => (
          <>
            <OneField
              {...fields.one('method')}
              label={say('desk.order.method')}
              required
              options={LookBackMethod.options.map((value) => ({
                value,
                label: term('look-back-method', value),
              }))}
            />
            <DayField
              name="on"
              label={say('desk.look-back.on')}
              min={row.closedOn}
              value={fields.values.on}
              error={fields.faultOf('on')}
              onChange={(on) => fields.set('on', on)}
            />
            {fields.values.items.map((item, at) => (
              <OneItem key={item.n} at={at} item={item} detail={detail} findings={findings} fields={fields} />
            ))}
            <FileField
              name="scan"
              label={say('desk.look-back.scan')}
              single
              value={fields.values.scan}
              error={fields.faultOf('scan')}
              onChange={(scan) => fields.set('scan', scan)}
            />
          </>
        )}
      </FormDialog>
    </>
  );
}

interface OneItemProps {
  at: number;
  item: Looked;
  detail: OrderDetail;
  findings: readonly Option[];
  fields: Fields<Values>;
}

function OneItem({ at, item, detail, findings, fields }: OneItemProps) {
  const { say, term } = useWords();
  const { values, set, faultOf } = fields;
  const told = detail.items.find(({ n }) => n === item.n);
  const put = (change: Partial<Looked>) =>
    set(
      'items',
      values.items.map((each) => (each.n === item.n ? { ...each, ...change } : each)),
    );
  return (
    <fieldset className={styles.looked}>
      <legend>{say('desk.order.item', { n: item.n })}</legend>
      <p className={styles.text}>{told?.requirement ?? told?.told.fact ?? say('ui.erased')}</p>
      <OneField
        name={`items.${at}.result`}
        label={say('desk.look-back.result')}
        required
        options={LookBackResult.options.map((value) => ({ value, label: term('look-back-result', value) }))}
        value={item.result}
        error={faultOf(`items.${at}.result`)}
        onChange={(result) => put({ result })}
      />
      <Textarea
        name={`seen.${at}.text`}
        label={say('desk.look-back.seen')}
        autosize
        minRows={2}
        required
        value={item.seen}
        error={faultOf(`seen.${at}.text`)}
        onChange={(event) => put({ seen: event.currentTarget.value })}
      />
      {item.result === 'new' ? (
        <>
          <span className="mc-quiet">{say('desk.look-back.new.hint')}</span>
          {findings.length === 0 ? null : (
            <OneField
              name={`items.${at}.finding`}
              label={say('desk.look-back.finding')}
              options={findings}
              value={item.finding}
              error={faultOf(`items.${at}.finding`)}
              onChange={(finding) => put({ finding })}
            />
          )}
        </>
      ) : null}
    </fieldset>
  );
}

/** Findings of the unit that this reader may see and that are not what the order was about. */
function useFindingOptions({ order, items }: OrderDetail, enabled: boolean): readonly Option[] {
  const query = useQuery({
    ...useTRPC().findings.list.queryOptions({ unit: [order.unit], limit: 50 }),
    enabled,
  });
  const own = new Set(items.map(({ finding }) => finding));
  return (query.data?.rows ?? []).flatMap(({ id, observation }) =>
    own.has(id) || observation === null ? [] : [{ value: id, label: observation.slice(0, 60) }],
  );
}
