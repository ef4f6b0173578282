import { useWords } from '@mingcha/ui';
import { useEffect } from 'react';
import { Press } from '../parts/press.tsx';
import { Screen } from '../parts/screen.tsx';
import type { Occasion } from '../self-test/checks.ts';
import { TestList } from '../self-test/test-list.tsx';
import { useSelfTest } from '../self-test/use-self-test.ts';
import { useOpen } from '../state/hooks.ts';
import { useStore } from '../state/store.ts';

/** The whole self-test on one screen. Without a visit it asks for the room that the hungriest card of the day needs. */
export function SelfTestPage() {
  const { say } = useWords();
  const open = useOpen();
  const pack = useStore(open.pack);
  const modes = [...new Set(pack?.assignments.flatMap((each) => each.modes) ?? [])];
  const occasion: Occasion = { db: open.db, pack, visit: null, modes };
  const test = useSelfTest(occasion);
  const { run } = test;
  useEffect(run, [run]);
  return (
    <Screen
      title={say('field.test.title')}
      back="/settings"
      foot={
        <Press look="filled" wide busy={test.running !== null} onClick={run}>
          {say('field.test.again')}
        </Press>
      }
    >
      <TestList test={test} occasion={occasion} />
    </Screen>
  );
}
