import { Button, Group } from '@mantine/core';
import { Clock, Section, StateTag, useDay, useWords } from '@mingcha/ui';
import { useState } from 'react';
import { useDoor } from '../../api/door.ts';
import type { Output } from '../../api/trpc.ts';
import { Decide } from '../../parts/decide.tsx';
import styles from '../cases/cases.module.css';
import { Heard } from '../cases/heard.tsx';
import { FileAppealForm, SupplementForm } from './appeal-forms.tsx';
import { DefenceForm } from './defence-form.tsx';
import { OwnTexts } from './own-texts.tsx';
import { ReceiveNotice } from './receive-notice.tsx';

export type OwnRow = Output['cases']['own']['rows'][number];

const over = ['inadmissible', 'withdrawn', 'executed', 'further-appeal', 'closed'];

/** One column: what is put to me, what I may say and by when, what was answered and decided, where I may turn. */
export function OwnCaseView({ row, names }: { row: OwnRow; names: Record<string, string> }) {
  const { say, term } = useWords();
  const dayOf = useDay();
  const { client } = useDoor();
  const [filing, setFiling] = useState<OwnRow['routes'][number] | null>(null);
  const [adding, setAdding] = useState(false);
  const open = row.state === 'prior-notice' || (row.state === 'defence' && row.defendedAt === null);
  const running = row.appeals.find((each) => !over.includes(each.state));
  const investigators = row.investigators
    .map((id) => names[id] ?? '')
    .filter(Boolean)
    .join('、');
  return (
    <article className={styles.own}>
      <Group gap="sm">
        <strong>{names[row.person ?? row.unit ?? ''] ?? ''}</strong>
        <StateTag of="case" state={row.state} />
      </Group>
      <p>{say('desk.own.rights', { organ: row.organ, investigators })}</p>
      {open && row.defenceDue !== null ? (
        <p>
          {say('desk.case.defenceDue')} <Clock due={row.defenceDue} />
        </p>
      ) : null}
      {row.state === 'notice-issued' ? <ReceiveNotice row={row} /> : null}
      <OwnTexts row={row} />
      {row.noticedAt === null ? null : <Heard row={row} />}
      {row.ground === null ? null : (
        <Section title={say('desk.case.ground')}>
          <p className={styles.text}>{row.ground}</p>
        </Section>
      )}
      {open ? <DefenceForm row={row} /> : null}
      {row.receipt === null ? null : <Receipt hash={row.receipt} at={row.defendedAt} />}
      {row.appeals.map((appeal) => (
        <Section key={appeal.id} title={term('route', appeal.route)}>
          <p>
            <StateTag of="appeal" state={appeal.state} />
          </p>
          {appeal.asked === null ? null : <p className={styles.text}>{appeal.asked}</p>}
          {appeal.result === null ? null : (
            <p className={styles.text}>
              <strong>{term('appeal-result', appeal.result)}</strong>
              {appeal.measures.length === 0
                ? null
                : `：${appeal.measures.map((code) => term('measure', code)).join('、')}`}
              {'\n'}
              {appeal.reasons}
            </p>
          )}
          <Receipt hash={appeal.receipt} at={appeal.filedAt} />
          <Group gap="xs">
            {appeal.state === 'decided' ? (
              <Decide
                filled
                act={say('desk.appeal.receive')}
                form={`appeal.receive.${appeal.id}`}
                lines={[say('desk.appeal.receive.line')]}
                done={say('desk.appeal.received')}
                run={() => client.appeals.receive.mutate({ id: appeal.id, expected: appeal.version })}
              />
            ) : null}
            {appeal.state === 'supplement-asked' ? (
              <Button variant="filled" onClick={() => setAdding(true)}>
                {term('command', 'supplementAppeal')}
              </Button>
            ) : null}
            {['filed', 'supplement-asked', 'accepted', 'reviewing'].includes(appeal.state) ? (
              <Decide
                act={term('command', 'withdrawAppeal')}
                form={`appeal.withdraw.${appeal.id}`}
                ask={{ label: say('desk.reason') }}
                done={say('desk.appeal.withdrawn')}
                run={({ text }) =>
                  client.appeals.withdraw.mutate({ id: appeal.id, expected: appeal.version, reason: text })
                }
              />
            ) : null}
          </Group>
          {adding ? <SupplementForm appeal={appeal} onClose={() => setAdding(false)} /> : null}
        </Section>
      ))}
      {running !== undefined || row.routes.length === 0 ? null : (
        <Section title={say('desk.own.routes')}>
          <p>{say('desk.own.never')}</p>
          {row.routes.map((route) => (
            <Group key={route.code} gap="sm" mb="xs">
              <Button onClick={() => setFiling(route)}>{term('route', route.code)}</Button>
              <span>
                {route.lastDay === null ? '' : say('desk.own.until', { day: dayOf(route.lastDay) })}
              </span>
            </Group>
          ))}
        </Section>
      )}
      {filing === null ? null : (
        <FileAppealForm
          about={{ type: 'case', id: row.id }}
          route={filing.code}
          previous={filing.previous}
          onClose={() => setFiling(null)}
        />
      )}
    </article>
  );
}

/** What was handed in, by the hash of its entry: copied or printed, it can be compared later by anybody. */
function Receipt({ hash, at }: { hash: string; at: number | null }) {
  const { say } = useWords();
  return (
    <p className="mc-quiet">
      {say('desk.own.receipt')} <code>{hash}</code>
      {at === null ? null : ` · ${new Date(at).toLocaleString()}`}
    </p>
  );
}
