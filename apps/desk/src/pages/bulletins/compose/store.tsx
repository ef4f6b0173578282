import { useDraggable, useDroppable } from '@dnd-kit/core';
import { Button } from '@mantine/core';
import { Empty, FindingLine, useWords } from '@mingcha/ui';
import { IconGripVertical } from '@tabler/icons-react';
import { LookFor } from '../../../parts/filters.tsx';
import { Unread } from '../../../parts/read.tsx';
import { useSubCode } from '../../../parts/use-sub-code.ts';
import styles from './compose.module.css';
import { type FindingInfo, type Findings, useConfirmed } from './use-findings.ts';

export const storeId = 'store';

interface StoreProps {
  findings: Findings;
  chosen: readonly string[];
  onAdd: (id: string) => void;
}

/** Confirmed findings that are not in the draft yet. */
export function Store({ findings, chosen, onAdd }: StoreProps) {
  const { say } = useWords();
  const { setNodeRef, isOver } = useDroppable({ id: storeId });
  const { listed, text, setText } = findings;
  const query = useConfirmed(text);
  const rows = listed.filter(({ id }) => !chosen.includes(id));
  return (
    <section
      ref={setNodeRef}
      className={styles.store}
      data-over={isOver}
      aria-label={say('desk.compose.store')}
    >
      <h3 className={styles.heading}>{say('desk.compose.store')}</h3>
      <p className="mc-quiet">{say('desk.bulletin.findings.hint')}</p>
      <LookFor label={say('desk.look')} value={text} onChange={setText} />
      {query.data === undefined ? <Unread query={query} lines={4} /> : null}
      {query.data !== undefined && rows.length === 0 ? <NothingLeft filtered={text !== undefined} /> : null}
      <ul className={styles.items}>
        {rows.map((row) => (
          <StoreItem key={row.id} row={row} onAdd={onAdd} />
        ))}
      </ul>
      {query.hasNextPage ? (
        <Button size="xs" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {say('ui.more')}
        </Button>
      ) : null}
    </section>
  );
}

function NothingLeft({ filtered }: { filtered: boolean }) {
  const { say } = useWords();
  if (filtered) return <Empty title={say('ui.empty.filtered')} />;
  return <Empty title={say('desk.bulletin.findings.none')} why={say('desk.bulletin.none.why')} />;
}

function StoreItem({ row, onAdd }: { row: FindingInfo; onAdd: (id: string) => void }) {
  const { say } = useWords();
  const subCode = useSubCode();
  const { listeners, setNodeRef, isDragging } = useDraggable({ id: row.id });
  const words = (row.observation ?? say(row.erased ? 'ui.erased' : 'ui.wordsToCome')).slice(0, 24);
  return (
    <li ref={setNodeRef} className={styles.item} data-dragging={isDragging} data-finding={row.id}>
      {/* The pointer's way only: the button beside it does the same by a key. */}
      <span className={styles.handle} onPointerDown={listeners?.onPointerDown as never} aria-hidden>
        <IconGripVertical size="1.125rem" />
      </span>
      <div className={styles.words}>
        <FindingLine finding={{ ...row, state: undefined }} subCodeName={subCode(row.subCode)} />
      </div>
      <Button size="xs" aria-label={say('desk.compose.add.of', { words })} onClick={() => onAdd(row.id)}>
        {say('desk.compose.add')}
      </Button>
    </li>
  );
}
