import { Button } from '@mantine/core';
import { type RefusalFacts, RefusalNote, useWords } from '@mingcha/ui';
import { IconArrowRight } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { signedOut } from '../../session/signed-out.ts';
import { becomeAccount, type Walk, WalkRefused } from './demo-doors.ts';
import type { WayIn } from './doing.ts';
import styles from './walk.module.css';

interface WaysProps {
  readonly ways: readonly WayIn[];
  readonly walk: Walk;
  readonly busy: boolean;
}

/** Into the real screens, each as the person whose screen it is. */
export function Ways({ ways, walk, busy }: WaysProps) {
  const { say } = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [refusal, setRefusal] = useState<RefusalFacts | null>(null);
  const go = async ({ username, to }: WayIn) => {
    setRefusal(null);
    try {
      await becomeAccount(username);
      signedOut.over();
      queries.clear();
      await navigate({ href: to });
    } catch (error) {
      setRefusal(error instanceof WalkRefused ? error.refusal : { code: 'internal', facts: {} });
    }
  };
  return (
    <div className={styles.ways}>
      {ways.map((way) => (
        <Button
          key={`${way.username} ${way.to}`}
          variant="subtle"
          size="sm"
          disabled={busy}
          rightSection={<IconArrowRight size="1em" aria-hidden />}
          onClick={() => void go(way)}
        >
          {say('walk.way', { screen: say(way.word), name: nameOf(walk, way.username) })}
        </Button>
      ))}
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
    </div>
  );
}

const nameOf = (walk: Walk, username: string) =>
  walk.accounts.find((account) => account.username === username)?.name ?? username;
