import { Button, Group } from '@mantine/core';
import { isTyping, useWords } from '@mingcha/ui';
import { useEffect } from 'react';
import { useQueue } from './use-queue.ts';

/** Where one stands in the queue, and the keys that work in it. */
export function QueueBar({ id, queue }: { id: string; queue: string }) {
  const { say } = useWords();
  const { at, total, move } = useQueue(id, queue);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.metaKey || event.ctrlKey || event.altKey) return;
      if (document.querySelector('[role="dialog"]')) return;
      if (event.key === 'j') move(1);
      else if (event.key === 'k') move(-1);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [move]);
  return (
    <Group gap="xs">
      {at === -1 ? null : <span className="mc-quiet">{say('desk.queue.at', { at: at + 1, of: total })}</span>}
      <Button size="xs" onClick={() => move(-1)} rightSection={<span className="mc-key">k</span>}>
        {say('desk.queue.back')}
      </Button>
      <Button size="xs" onClick={() => move(1)} rightSection={<span className="mc-key">j</span>}>
        {say('desk.queue.next')}
      </Button>
    </Group>
  );
}
