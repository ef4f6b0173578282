import { type CollisionDetection, closestCenter, type KeyboardCoordinateGetter } from '@dnd-kit/core';
import { sortableKeyboardCoordinates } from '@dnd-kit/sortable';
import { useRef } from 'react';

/**
 * One press of an arrow is one place in the outline. Where a finding comes to stand is told by the order, not by whose middle is
 * nearest: where the page scrolls under what is held, that is the one after next.
 */
export function useByKeys(order: readonly string[]) {
  const meant = useRef<string | null>(null);
  const letGo = () => {
    meant.current = null;
  };

  const coordinateGetter: KeyboardCoordinateGetter = (event, args) => {
    const { active, droppableRects, over } = args.context;
    const by = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
    const held = String(active?.id ?? '');
    const at = order.indexOf(meant.current ?? String(over?.id ?? held));
    const next = by !== 0 && order.includes(held) && at !== -1 ? order[at + by] : undefined;
    const place = next === undefined ? undefined : droppableRects.get(next);
    if (next === undefined || place === undefined) {
      letGo();
      return sortableKeyboardCoordinates(event, args);
    }
    event.preventDefault();
    meant.current = next;
    return { x: place.left, y: place.top };
  };

  const collisionDetection: CollisionDetection = (args) => {
    const droppableContainer = args.droppableContainers.find(({ id }) => id === meant.current);
    return droppableContainer === undefined
      ? closestCenter(args)
      : [{ id: droppableContainer.id, data: { droppableContainer, value: 0 } }];
  };

  return { coordinateGetter, collisionDetection, letGo };
}
