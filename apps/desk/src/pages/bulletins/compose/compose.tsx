import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { useWords } from '@mingcha/ui';
import { memo, useState } from 'react';
import styles from './compose.module.css';
import { added, movedTo, placeOf, stepped } from './order.ts';
import { Outline, outlineId, UndoButton } from './outline.tsx';
import { Store, storeId } from './store.tsx';
import { useByKeys } from './use-by-keys.ts';
import type { Findings } from './use-findings.ts';
import { useSpoken } from './use-spoken.ts';
import { useUndo } from './use-undo.ts';

interface ComposeProps {
  findings: Findings;
  onChange: (chosen: string[]) => void;
}

/** Confirmed findings are brought into the order of printing: by pointer, by touch, by key, by button. */
export const Compose = memo(function Compose({ findings, onChange }: ComposeProps) {
  const { say } = useWords();
  const { order, styleOf, infoOf } = findings;
  const [held, setHeld] = useState<string | null>(null);
  const [told, tell] = useState('');
  const { set, undo, depth } = useUndo(order, (next: readonly string[]) => onChange([...next]));
  const { coordinateGetter, collisionDetection, letGo } = useByKeys(order);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter }),
  );
  const spoken = useSpoken(order, findings);

  const settle = (id: string, next: readonly string[]) => {
    set(next);
    tell(spoken.place(id, placeOf(next, id, styleOf)));
  };
  const step = (id: string, by: 1 | -1) => {
    const next = stepped(order, id, by, styleOf);
    if (next !== null) settle(id, next);
  };
  const remove = (id: string) => {
    set(order.filter((each) => each !== id));
    tell(spoken.removed(id));
  };
  const end = ({ active, over }: DragEndEvent) => {
    letGo();
    setHeld(null);
    const id = String(active.id);
    if (over === null) return;
    const target = String(over.id);
    const isIn = order.includes(id);
    const outside = target === storeId || !(target === outlineId || order.includes(target));
    if (outside) return isIn ? remove(id) : undefined;
    if (target === outlineId) return isIn ? undefined : settle(id, added(order, id, styleOf));
    const next = movedTo(order, id, target, styleOf) ?? (isIn ? null : added(order, id, styleOf));
    if (next === null) tell(spoken.otherSection(id));
    else if (next.join() !== order.join()) settle(id, next);
  };
  const takeBack = () => tell(say(undo() ? 'desk.compose.undone' : 'desk.compose.undo.none'));

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={collisionDetection}
      onDragStart={({ active }) => setHeld(String(active.id))}
      onDragCancel={() => {
        letGo();
        setHeld(null);
      }}
      onDragEnd={end}
      accessibility={spoken.accessibility}
    >
      <section
        className={styles.compose}
        aria-label={say('desk.bulletin.findings')}
        onKeyDown={(event) => {
          const inWords = event.target instanceof HTMLInputElement;
          if (inWords || event.key !== 'z' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          takeBack();
        }}
      >
        <Outline findings={findings} chosen={order} onStep={step} onRemove={remove} />
        <Store findings={findings} chosen={order} onAdd={(id) => settle(id, added(order, id, styleOf))} />
      </section>
      <div className={styles.foot}>
        <UndoButton depth={depth} onUndo={takeBack} />
        <span role="status" className="mc-quiet">
          {told}
        </span>
      </div>
      <DragOverlay dropAnimation={null}>
        {held === null ? null : <div className={styles.held}>{infoOf(held)?.observation ?? ''}</div>}
      </DragOverlay>
    </DndContext>
  );
});
