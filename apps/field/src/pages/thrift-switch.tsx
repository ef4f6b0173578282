import { useWords } from '@mingcha/ui';
import { Choice } from '../parts/field.tsx';
import { useOpen } from '../state/hooks.ts';
import { useStore } from '../state/store.ts';
import type { ThriftSwitch as Said } from '../sync/thrift.ts';

const ways: readonly Said[] = ['auto', 'on', 'off'];

/** Whether video goes over a line that is paid by the byte. The browser does not always know; a person does. */
export function ThriftSwitch() {
  const { say } = useWords();
  const { sync } = useOpen();
  const { thrift } = useStore(sync.state);
  return (
    <Choice
      label={say('field.thrift.title')}
      options={ways.map((value) => ({ value, label: say(`field.thrift.${value}`) }))}
      value={thrift}
      onChange={(way) => void sync.spare(way)}
    />
  );
}
